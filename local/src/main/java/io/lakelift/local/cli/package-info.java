/**
 * The command line {@code lakelift}: a class for each subcommand, and what they print. {@link
 * io.lakelift.local.cli.Lakelift} is the entry point and lists the subcommands.
 *
 * <p>Start with {@link io.lakelift.local.cli.RunCommand}. It runs an input through the real state machine and
 * functions, on a {@link io.lakelift.local.run.LocalDeployment}, and shows the run in a {@link
 * io.lakelift.local.run.View}. With {@code --aws}, {@link io.lakelift.local.account.AccountCommand} runs it in the
 * caller's account instead. If an input names an account or Region other than the sample account's, {@code
 * InventedAccount} makes up what exists there.
 */
package io.lakelift.local.cli;
