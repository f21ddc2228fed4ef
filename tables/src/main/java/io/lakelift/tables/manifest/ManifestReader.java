package io.lakelift.tables.manifest;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakelift.tables.folder.ExportFolder;
import io.lakelift.tables.folder.FolderUnreadable;
import io.lakelift.tables.folder.StoredFile;
import io.lakelift.tables.report.Finding;
import io.lakelift.tables.report.FindingKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Reads the manifests of one folder. */
public final class ManifestReader {
    /** A page lists about a hundred tables; a file longer than this is not one. */
    private static final long LONGEST = 64L * 1024 * 1024;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ExportFolder folder;

    public ManifestReader(ExportFolder folder) {
        this.folder = requireNonNull(folder, "folder is null");
    }

    /** Whether a file's name is that of a manifest. */
    public static boolean isManifest(String path) {
        return PageName.infoId(path).isPresent() || PageName.parse(path).isPresent();
    }

    /**
     * Reads all manifests of the export.
     *
     * @param files the files that have the names of manifests
     * @throws FolderUnreadable if the folder cannot be read
     */
    public Manifest read(List<StoredFile> files) {
        List<Finding> findings = new ArrayList<>();
        Optional<String> id = id(files);
        Optional<ExportInfo> info = Optional.empty();
        Map<String, TableEntry> entries = new LinkedHashMap<>();
        List<PageName> pages = new ArrayList<>();
        List<StoredFile> others = new ArrayList<>();
        for (StoredFile file : files) {
            Optional<PageName> page = PageName.parse(file.path());
            if (!page.map(PageName::id).or(() -> PageName.infoId(file.path())).equals(id)) {
                others.add(file);
            } else if (page.isPresent()) {
                pages.add(page.get());
                tree(file, findings).ifPresent(tree -> entries(file, tree, entries, findings));
            } else {
                info = tree(file, findings).map(InfoJson::info);
            }
        }
        judge(info, id, pages, findings);
        return new Manifest(info, List.copyOf(entries.values()), findings, others);
    }

    /**
     * The identifier of the folder's own manifests: the folder's name or, if the folder was renamed, the only
     * identifier.
     */
    private Optional<String> id(List<StoredFile> files) {
        TreeSet<String> ids = new TreeSet<>();
        for (StoredFile file : files) {
            PageName.parse(file.path())
                    .map(PageName::id)
                    .or(() -> PageName.infoId(file.path()))
                    .ifPresent(ids::add);
        }
        if (ids.size() == 1 || ids.contains(folder.name())) {
            return Optional.of(ids.size() == 1 ? ids.first() : folder.name());
        }
        return ids.stream().findFirst();
    }

    private Optional<JsonNode> tree(StoredFile file, List<Finding> findings) {
        try {
            Optional<byte[]> bytes =
                    file.bytes() > LONGEST ? Optional.empty() : folder.read(file, 0, (int) file.bytes());
            Optional<JsonNode> tree =
                    bytes.isEmpty() ? Optional.empty() : Optional.ofNullable(JSON.readTree(bytes.get()));
            if (tree.filter(JsonNode::isObject).isPresent()) {
                return tree;
            }
        } catch (JsonProcessingException e) {
            // reported by the finding below
        } catch (IOException e) {
            throw new FolderUnreadable("%s cannot be read.".formatted(file.path()), e);
        }
        findings.add(
                Finding.of(FindingKind.MANIFEST_UNREADABLE, file.path() + " is not a whole JSON object.", file.path()));
        return Optional.empty();
    }

    private static void entries(
            StoredFile file, JsonNode tree, Map<String, TableEntry> entries, List<Finding> findings) {
        JsonNode list = tree.path("perTableStatus");
        if (!list.isArray()) {
            findings.add(Finding.of(
                    FindingKind.MANIFEST_UNREADABLE, file.path() + " has no list perTableStatus.", file.path()));
        }
        for (JsonNode item : list) {
            InfoJson.entry(item).ifPresent(entry -> entries.putIfAbsent(entry.target(), entry));
        }
    }

    private static void judge(
            Optional<ExportInfo> info, Optional<String> id, List<PageName> pages, List<Finding> findings) {
        boolean unreadable = findings.stream()
                .anyMatch(finding -> finding.file().flatMap(PageName::infoId).isPresent());
        if (info.isEmpty() && !unreadable) {
            findings.add(Finding.of(
                    FindingKind.NO_EXPORT_INFO,
                    "There is no export_info_%s.json: RDS writes it when an export ends.".formatted(id.orElse("…"))));
        }
        info.flatMap(ExportInfo::status)
                .filter(status -> !status.equalsIgnoreCase("COMPLETE"))
                .ifPresent(status -> findings.add(Finding.of(
                        FindingKind.EXPORT_NOT_COMPLETE,
                        "RDS says that the status of this export is %s.".formatted(status))));
        if (pages.isEmpty()) {
            findings.add(Finding.of(
                    FindingKind.NO_TABLES_INFO,
                    "There is no export_tables_info_….json, so nothing says which tables should be here."));
        }
        for (String gap : PageName.gaps(pages)) {
            findings.add(Finding.of(
                    FindingKind.MANIFEST_PAGE_MISSING,
                    "No page of export_tables_info lists the tables %s.".formatted(gap)));
        }
    }
}
