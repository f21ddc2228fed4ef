/**
 * Runs one execution in the caller's AWS account, on this computer instead of in Step Functions. Start with
 * {@code AccountCommand}: {@code AccountPlan} resolves the settings and refuses what cannot be used, {@code Consent}
 * shows every field that will be sent, and {@code AccountRun} runs the execution to its end. {@code Interruption}
 * handles Ctrl-C.
 *
 * <p>{@code plan --aws} and {@code doctor} also sign in with {@code CallerAccount}; {@code AccountSources} looks up the
 * sources for {@code plan --aws}.
 */
package io.lakelift.local.account;
