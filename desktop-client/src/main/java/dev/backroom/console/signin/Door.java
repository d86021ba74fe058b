package dev.backroom.console.signin;

import dev.backroom.client.BackroomClient;
import dev.backroom.client.Result;
import dev.backroom.wire.Api;

/// Where credentials are tried. Waits for the gateway, so it is called off the window's thread.
public interface Door {

    /// A client with its first token, or the problem.
    ///
    /// @throws dev.backroom.client.ClientException when the gateway could not be asked
    Result<Entered> enter(Api.Credentials credentials);

    /// @param client signed in; whoever takes it closes it
    record Entered(BackroomClient client, Api.Token token) {}
}
