/**
 * One execution in an account of AWS, run from this computer instead of by Step Functions. {@code AccountCommand} is the
 * way in: {@code AccountPlan} refuses whatever can be refused before anyone agrees, {@code Consent} shows every field that
 * will be sent, and {@code AccountRun} follows the export to its end, also after Ctrl-C ({@code Interruption}).
 */
package io.lakelift.local.account;
