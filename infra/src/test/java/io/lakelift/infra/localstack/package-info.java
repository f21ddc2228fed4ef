/**
 * The synthesised template, deployed by CloudFormation into LocalStack in a container, with the packaged functions
 * against the fakes of this project; every story that is played there is played by the interpreter too.
 *
 * <p>Start at {@link io.lakelift.infra.localstack.DeploymentIT}. A {@link io.lakelift.infra.localstack.Story} is
 * written once, for any {@link io.lakelift.infra.localstack.Stage}: {@link io.lakelift.infra.localstack.DeployedStage}
 * is LocalStack, where a wait of 30 seconds takes 30 seconds, {@link io.lakelift.infra.localstack.InterpretedStage} the
 * interpreter. {@link io.lakelift.infra.localstack.Fakes} are the services behind both.
 *
 * <p>{@link io.lakelift.infra.localstack.Assembly} is what {@code cdk synth} writes, {@link
 * io.lakelift.infra.localstack.LocalStack} does what {@code cdk bootstrap} and {@code cdk deploy} do with it. The
 * template is deployed as it is but for one thing, see {@link io.lakelift.infra.localstack.Endpoints}. Where no Docker
 * engine is, {@link io.lakelift.infra.localstack.NeedsDocker} skips it all. What LocalStack gets wrong, and on what no
 * verdict here may rest, stands in {@code judges/localstack/README.md}.
 */
@org.jspecify.annotations.NullMarked
package io.lakelift.infra.localstack;
