/// The typed client of a gateway's API: sign-in, operations, lists, the live feed. The console, the simulators and an
/// integrator's program use it alike.
///
/// The one package of the shared model that talks. It knows the API and nothing of rules; what a person caused comes
/// back as a value, and only the world in between (network, sign-in, overload) throws, always [ClientException].
@NullMarked
package dev.backroom.client;

import org.jspecify.annotations.NullMarked;
