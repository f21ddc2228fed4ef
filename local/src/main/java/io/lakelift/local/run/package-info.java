/**
 * The parts shared by runs against the fakes and runs in an account: the input's file ({@code InputFile}), the state
 * machines and functions of a deployment ({@code LocalDeployment}), the interface for displays ({@code View}), and the exit
 * status ({@code ExitStatus}).
 */
package io.lakelift.local.run;
