/**
 * Runs one execution in the caller's AWS account, on this computer instead of in Step Functions. Start with
 * {@code AccountCommand}: {@code AccountPlan} resolves the settings and refuses what can be refused, {@code Consent} shows
 * every field that will be sent, and {@code AccountRun} follows the export to its end. {@code Interruption} handles Ctrl-C.
 * {@code plan --aws} and {@code doctor} also use {@code CallerAccount}, and the plan reads {@code AccountSources}.
 */
package io.lakelift.local.account;
