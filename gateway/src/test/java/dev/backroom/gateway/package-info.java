/// What tests of the gateway share: a real PostgreSQL. Nothing that stands in for one may enter.
@NullMarked
package dev.backroom.gateway;

import org.jspecify.annotations.NullMarked;
