/**
 * What a run of the command consists of. Runs against the fakes and runs in an account share the input's file
 * ({@code InputFile}), the state machines ({@code LocalMachines}), the displays' interface ({@code View}), and the exit
 * status ({@code ExitStatus}). {@code LocalDeployment} is for runs against the fakes only.
 */
package io.lakelift.local.run;
