package io.lakelift.fleet;

import io.lakelift.export.Service;
import io.lakelift.export.error.ExportRefused;
import io.lakelift.export.error.ServiceUnavailable;
import io.lakelift.export.error.Throttled;
import java.util.List;

/**
 * Lists the databases and file systems in the account and Region, with their tags. A list is complete, or an exception
 * is thrown.
 */
public interface Catalog {
    /**
     * All clusters, DB instances or file systems in the account and Region.
     *
     * @throws ExportRefused if the service refuses to list them
     * @throws Throttled if it asks to slow down
     * @throws ServiceUnavailable if it does not answer
     */
    List<Candidate> list(Kind kind);

    /** The kinds that are listed separately; clusters first, because their members are left out. */
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

        /** The service that lists it. */
        public Service service() {
            return service;
        }

        /** The words for a sentence. */
        String plural() {
            return plural;
        }
    }
}
