/**
 * The adapter to AWS Step Functions: {@link io.lakelift.sfn.SfnExecutions} describes executions and lists those of the
 * export state machine.
 */
@NullMarked
package io.lakelift.sfn;

import org.jspecify.annotations.NullMarked;
