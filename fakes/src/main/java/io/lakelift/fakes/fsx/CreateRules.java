package io.lakelift.fakes.fsx;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The checks of CreateDataRepositoryTask that do not depend on other tasks. Sources: the constraints of the service
 * model, and the API reference of CreateDataRepositoryTask and CompletionReport. FSx answers BadRequest if a constraint
 * is violated; the order of its checks and its messages are not documented.
 */
final class CreateRules {
    private static final Pattern FILE_SYSTEM = Pattern.compile("fs-[0-9a-f]{8,18}");
    private static final Pattern PATH = Pattern.compile("[^\\x{0}\\x{85}\\x{2028}\\x{2029}\\r\\n]{0,4096}");
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_.-]{1,63}");
    private static final Pattern TAG = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");
    private static final List<String> OTHER_TYPES =
            List.of("IMPORT_METADATA_FROM_REPOSITORY", "RELEASE_DATA_FROM_FILESYSTEM", "AUTO_RELEASE_DATA");

    private final FsxAccount account;

    CreateRules(FsxAccount account) {
        this.account = account;
    }

    static void parameters(CreateRequest request) {
        if (OTHER_TYPES.contains(request.type())) {
            throw FsxError.UNSUPPORTED_OPERATION.because("The type " + request.type() + " is not supported here.");
        }
        check(request.type().equals(CreateRequest.EXPORT), "type", request.type());
        check(FILE_SYSTEM.matcher(request.fileSystemId()).matches(), "fileSystemId", request.fileSystemId());
        check(request.paths().size() <= 100, "paths", request.paths().size() + " paths");
        request.paths().forEach(path -> check(PATH.matcher(path).matches(), "paths", path));
        String token = request.clientRequestToken();
        check(token.isEmpty() || TOKEN.matcher(token).matches(), "clientRequestToken", token);
        tags(request);
        report(request.report().orElseThrow(() -> invalid("report", "null")));
    }

    private static void tags(CreateRequest request) {
        check(request.tags().size() <= 50, "tags", request.tags().size() + " tags");
        request.tags().forEach((key, value) -> {
            check(!key.isEmpty() && key.length() <= 128 && TAG.matcher(key).matches(), "tags.key", key);
            check(value.length() <= 256 && TAG.matcher(value).matches(), "tags.value", value);
            check(!key.startsWith("aws:"), "tags.key", key);
        });
    }

    /** "If set to true, then you need to provide a report Scope, Path, and Format." */
    private static void report(Report report) {
        boolean fits = !report.enabled()
                || !report.path().isEmpty()
                        && report.format().equals(Report.FORMAT)
                        && report.scope().equals(Report.SCOPE);
        check(fits, "report", report.path() + " " + report.format() + " " + report.scope());
    }

    private static void check(boolean fits, String member, String value) {
        if (!fits) {
            throw invalid(member, value);
        }
    }

    private static RuntimeException invalid(String member, String value) {
        String shown = value.length() > 60 ? value.substring(0, 60) + "…" : value;
        return FsxError.BAD_REQUEST.because(
                "1 validation error detected: Value '" + shown + "' at '" + member + "' failed to satisfy constraint.");
    }

    FileSystem fileSystem(CreateRequest request) {
        String id = request.fileSystemId();
        FileSystem found = account.fileSystem(id)
                .orElseThrow(() -> FsxError.FILE_SYSTEM_NOT_FOUND.because("File system '" + id + "' does not exist."));
        if (!found.type().equals(FileSystem.LUSTRE)) {
            throw FsxError.UNSUPPORTED_OPERATION.because(
                    "Data repository tasks are not supported for " + found.type() + " file systems.");
        }
        if (!found.lifecycle().equals(FileSystem.AVAILABLE)) {
            throw FsxError.BAD_REQUEST.because("File system " + id + " is in state " + found.lifecycle() + ".");
        }
        links(request, found);
        return found;
    }

    /** "A CreateDataRepositoryTask operation will fail if a data repository is not linked to the FSx file system." */
    private void links(CreateRequest request, FileSystem fileSystem) {
        List<String> repositories = account.repositories(fileSystem);
        if (repositories.isEmpty()) {
            throw FsxError.BAD_REQUEST.because("File system " + fileSystem.id() + " has no linked data repository.");
        }
        request.paths().stream()
                .filter(path -> !isLinked(path, fileSystem))
                .findFirst()
                .ifPresent(path -> invalidLink("The path", path));
        request.report()
                .filter(Report::enabled)
                .map(Report::path)
                .filter(path -> repositories.stream().noneMatch(repository -> isBelow(repository, path)))
                .ifPresent(path -> invalidLink("The report path", path));
    }

    private boolean isLinked(String path, FileSystem fileSystem) {
        String absolute = path.startsWith("/") ? path : "/" + path;
        return fileSystem.exportPath().isPresent()
                || account.associations(fileSystem.id()).stream()
                        .anyMatch(association -> isBelow(association.fileSystemPath(), absolute));
    }

    private static boolean isBelow(String parent, String path) {
        String directory = parent.endsWith("/") ? parent : parent + "/";
        return (path + "/").startsWith(directory);
    }

    private static void invalidLink(String what, String path) {
        String shown = path.length() > 120 ? path.substring(0, 120) + "…" : path;
        throw FsxError.BAD_REQUEST.because(what + " " + shown + " is not linked to a data repository.");
    }
}
