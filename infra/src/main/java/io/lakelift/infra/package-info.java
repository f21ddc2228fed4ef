/**
 * The CDK app. It has one stack, which is one deployment of Lakelift.
 *
 * <p>Start at {@link io.lakelift.infra.LakeliftStack}, the table of contents: it wires one construct per concern, each
 * with the {@code Props} it needs. {@link io.lakelift.infra.LakeliftApp} is what {@code cdk} runs, by way of the script
 * {@code synth}, which builds what is missing first. A deployment's settings are in {@code lakelift.yaml}; they arrive
 * as {@link io.lakelift.config.Config}, which the module {@code config} reads.
 *
 * <table>
 * <caption>Permissions are written where their holder is created</caption>
 * <tr><td>{@link io.lakelift.infra.ExportRole}</td><td>RDS, while it writes an export</td></tr>
 * <tr><td>{@link io.lakelift.infra.FunctionPermissions}, {@link io.lakelift.infra.TablesPermissions}</td><td>each
 * function, for its own calls</td></tr>
 * <tr><td>{@link io.lakelift.infra.ExportWorkflow}, {@link io.lakelift.infra.FleetWorkflow}, {@link
 * io.lakelift.infra.StoppedWorkflow}, {@link io.lakelift.infra.SweepWorkflow}</td><td>each state machine</td></tr>
 * <tr><td>{@link io.lakelift.infra.Scheduling}</td><td>EventBridge and its Scheduler, when they start one of
 * them</td></tr>
 * <tr><td>{@link io.lakelift.infra.DeploymentKey}</td><td>the services that share the key</td></tr>
 * <tr><td>{@link io.lakelift.infra.NoticeTopic}</td><td>those who publish notices and alarms</td></tr>
 * </table>
 *
 * <p>{@link io.lakelift.infra.FleetSchedules} and {@link io.lakelift.infra.SnapshotRules} start exports as configured,
 * and {@link io.lakelift.infra.RecoveryTriggers} finds those that no execution follows. {@link
 * io.lakelift.infra.Alarms} and {@link io.lakelift.infra.Dashboard} monitor all of it; {@link
 * io.lakelift.infra.StepFaults} counts failed steps that waiting does not fix.
 *
 * <p>Permissions are written out, never granted by CDK's {@code grant} methods, which add wildcards; {@link
 * io.lakelift.infra.AcceptedFindings} records the few wildcards that stay, with reasons. Physical names include the
 * deployment's name, so CloudFormation refuses a second deployment of the same name: the two would touch each other's
 * exports. The bucket, the key and with them the exports outlive the stack, as does the tables' database; everything
 * else is deleted with it. Published versions of functions are kept after newer ones, because running executions go on
 * calling them.
 */
@org.jspecify.annotations.NullMarked
package io.lakelift.infra;
