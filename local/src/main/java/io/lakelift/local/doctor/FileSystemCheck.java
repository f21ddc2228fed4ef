package io.lakelift.local.doctor;

import io.lakelift.fsx.FsxFileSystems;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.fsx.FSxClient;
import software.amazon.awssdk.services.fsx.model.DataRepositoryAssociation;
import software.amazon.awssdk.services.fsx.model.DataRepositoryLifecycle;
import software.amazon.awssdk.services.fsx.model.FileSystem;
import software.amazon.awssdk.services.fsx.model.Filter;
import software.amazon.awssdk.services.fsx.model.FilterName;

/** Checks whether an FSx for Lustre file system can be exported and is linked to S3. */
record FileSystemCheck(ExaminedDeployment deployment, CheckedSource source) {
    void ask(CheckFindings findings) {
        FSxClient fsx = deployment.clients().fsx();
        String id = source.source().name();
        Answer<FileSystem> answer = findings.askFirst(
                "fsx:DescribeFileSystems",
                () -> fsx.describeFileSystems(call -> call.fileSystemIds(id)).fileSystems(),
                "FileSystemNotFound");
        if (answer.isAbsent()) {
            findings.needsAttention("there is no such file system", "Correct its ARN in the file, or take it out.");
        }
        answer.value().ifPresent(found -> judge(fsx, id, found, findings));
    }

    private static void judge(FSxClient fsx, String id, FileSystem fileSystem, CheckFindings findings) {
        Optional<String> why = FsxFileSystems.fileSystem(fileSystem).whyNot(false);
        if (why.isPresent()) {
            findings.needsAttention(why.get(), "Take it out of the file: FSx would refuse to export it.");
            return;
        }
        Filter only =
                Filter.builder().name(FilterName.FILE_SYSTEM_ID).values(id).build();
        findings.ask(
                        "fsx:DescribeDataRepositoryAssociations",
                        () -> fsx.describeDataRepositoryAssociations(call -> call.filters(only))
                                .associations())
                .value()
                .ifPresent(associations -> linked(associations, fileSystem, findings));
    }

    private static void linked(
            List<DataRepositoryAssociation> associations, FileSystem fileSystem, CheckFindings findings) {
        if (associations.isEmpty() && FsxFileSystems.exportPath(fileSystem).isEmpty()) {
            findings.needsAttention(
                    "it is linked to no S3 path, so there is nowhere to export to",
                    "Create a data repository association for it; if its deployment type is SCRATCH_1, which has none,"
                            + " create it again with an ExportPath.");
        }
        associations.stream()
                .filter(each -> each.lifecycle() == DataRepositoryLifecycle.MISCONFIGURED
                        || each.lifecycle() == DataRepositoryLifecycle.FAILED)
                .forEach(each -> findings.needsAttention(
                        "its link to %s is %s".formatted(each.dataRepositoryPath(), each.lifecycleAsString()),
                        "Read the association's failure details in FSx and correct the cause, or create it again."));
    }
}
