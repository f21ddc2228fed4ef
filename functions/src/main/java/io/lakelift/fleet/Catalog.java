package io.lakelift.fleet;

import io.lakelift.export.Service;
import io.lakelift.export.error.ExportRefused;
import io.lakelift.export.error.ServiceUnavailable;
import io.lakelift.export.error.Throttled;
import java.util.List;

/** What the account has that may be exported, each list with its tags, whole or not at all. */
public interface Catalog {
    /**
     * All clusters, DB instances or file systems of the account.
     *
     * @throws ExportRefused if the service refuses to list them
     * @throws Throttled if it asks to slow down
     * @throws ServiceUnavailable if it does not answer
     */
    List<Candidate> list(Kind kind);

    /** What is listed for itself; clusters first, because members of theirs are left out. */
    enum Kind {
        CLUSTERS(Service.RDS, "clusters"),
        INSTANCES(Service.RDS, "DB instances"),
        FILE_SYSTEMS(Service.FSX, "file systems");

        private final Service service;
        private final String plural;

        Kind(Service service, String plural) {
            this.service = service;
            this.plural = plural;
        }

        /** That lists it. */
        public Service service() {
            return service;
        }

        /** For a sentence. */
        String plural() {
            return plural;
        }
    }
}
