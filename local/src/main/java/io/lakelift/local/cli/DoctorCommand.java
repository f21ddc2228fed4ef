package io.lakelift.local.cli;

import io.lakelift.config.Config;
import io.lakelift.local.account.CallerAccount;
import io.lakelift.local.doctor.Doctor;
import io.lakelift.local.doctor.DoctorClients;
import io.lakelift.local.doctor.DoctorFinding;
import io.lakelift.local.doctor.Examination;
import io.lakelift.local.doctor.ExaminedDeployment;
import io.lakelift.local.doctor.Result;
import io.lakelift.local.run.StoppedExecutions;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Checks in an AWS account, with read-only calls, whether a deployment's file can be deployed and how the deployment is
 * doing.
 */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Asks AWS, in your account and Region and without changing anything, whether what FILE describes"
                + " can be deployed, and how the deployment is doing once it exists: a line for each check,"
                + " with a remedy where something is wrong.",
        footer =
                "Exit status: 0 all is ok, 1 something needs attention or could not be checked, 2 nothing could be checked.")
final class DoctorCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "the deployment's file (default: infra/lakelift.yaml of this checkout)")
    private Path file;

    @Option(names = "--json", description = "one JSON object a line: check, result, why, remedy")
    private boolean json;

    @Option(names = "--region", paramLabel = "REGION", description = "where (default: as the AWS SDK finds it)")
    private String region;

    @Override
    public Integer call() {
        Path home = Path.of(System.getProperty("lakelift.home", "."));
        Config config =
                DeploymentFileArgument.read(Optional.ofNullable(file).orElse(home.resolve("infra/lakelift.yaml")));
        CallerAccount account = CallerAccount.signIn(Optional.ofNullable(region));
        String stopped = StoppedExecutions.pattern("arn:%s:states:%s:%s:stateMachine:%s-export"
                .formatted(account.home().partition(), account.region().id(), account.id(), config.name()));
        DoctorView view = new DoctorView(
                Screen.on(spec.commandLine().getOut()),
                Screen.on(spec.commandLine().getErr()),
                json);
        try (DoctorClients clients = DoctorClients.of(account.credentials(), account.region());
                Doctor doctor = new Doctor(Doctor.LIMIT)) {
            ExaminedDeployment deployment =
                    new ExaminedDeployment(config, account.home(), clients, InstantSource.system());
            List<DoctorFinding> report = new Examination(deployment, account.caller(), home, stopped).run(doctor, view);
            view.ends(report);
            return exitStatus(report);
        }
    }

    static int exitStatus(List<DoctorFinding> report) {
        if (report.stream().allMatch(finding -> finding.result() == Result.OK)) {
            return 0;
        }
        // The account is known since the sign-in: its finding does not show that anything could be checked.
        return report.stream()
                        .filter(finding -> !finding.check().equals("account"))
                        .allMatch(finding -> finding.result() == Result.CANNOT_TELL)
                ? Lakelift.UNUSABLE
                : 1;
    }
}
