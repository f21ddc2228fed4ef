/**
 * What every run on this computer is made of, against fakes or in an account: the input's file, the state machines and
 * functions of a deployment ({@code LocalDeployment}), what a view learns of a run ({@code View}), and how it ends for the
 * shell ({@code ExitStatus}). It knows neither the commands nor the account.
 */
package io.lakelift.local.run;
