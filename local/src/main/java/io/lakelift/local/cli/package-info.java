/**
 * The command {@code lakelift}. {@link io.lakelift.local.cli.Lakelift} is its entry;
 * {@link io.lakelift.local.cli.RunCommand} runs an input file through the real state machine and the packaged functions
 * on a {@link io.lakelift.local.run.LocalDeployment}, shown by a {@link io.lakelift.local.run.View};
 * {@link io.lakelift.local.account.AccountCommand} runs it in the caller's own account instead;
 * {@link io.lakelift.local.cli.TraceCommand} runs any definition with scripted results;
 * {@link io.lakelift.local.cli.PlanCommand} says what the next nights of a deployment's file will do, {@link
 * io.lakelift.local.cli.DoctorCommand} asks AWS about it; {@link io.lakelift.local.cli.VerifyCommand} checks the files of an
 * export; {@link io.lakelift.local.cli.FakesCommand} serves the fakes to other programs.
 */
package io.lakelift.local.cli;
