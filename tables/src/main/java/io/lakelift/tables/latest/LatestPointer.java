package io.lakelift.tables.latest;

import static java.util.Objects.requireNonNull;

import io.lakelift.export.Arn;
import io.lakelift.tables.store.ObjectStore;
import io.lakelift.tables.store.OwnObject;
import io.lakelift.tables.store.StoreUnusable;
import java.util.Optional;

/**
 * Moves {@code lakelift/DEPLOYMENT/latest/KIND/NAME.json} to a newer export. A write succeeds only if nobody else has
 * written since the pointer was read, so the newer of two exports wins even if both are checked at once.
 */
public final class LatestPointer {
    /** Each lost race means that another check of the same source wrote first, and there are few of those. */
    private static final int TRIES = 10;

    private final ObjectStore store;
    private final String deployment;

    /** @param deployment the deployment's name */
    public LatestPointer(ObjectStore store, String deployment) {
        this.store = requireNonNull(store, "store is null");
        this.deployment = requireNonNull(deployment, "deployment is null");
    }

    /** What happened to the pointer. */
    public enum Move {
        /** It points to the export now, or did before. */
        MOVED,
        /** It points to an export of a newer snapshot, or to a later export of the same snapshot. */
        NEWER_IS_THERE,
        /** This version cannot read what is there, and has left it alone. */
        LEFT_ALONE
    }

    /**
     * The key of a source's pointer.
     *
     * @param source the source's ARN
     */
    public static String key(String deployment, String source) {
        String[] named = Arn.parse("source", source).resource().split(":", 2);
        String name = named[named.length - 1].replace(':', '_');
        return "lakelift/%s/latest/%s/%s.json".formatted(deployment, named[0], name);
    }

    /**
     * Points to the export, unless the pointer already names a newer one.
     *
     * @param latest an export without proved loss
     * @throws StoreUnusable if the pointer cannot be read or written, or others keep changing it
     */
    public Move move(LatestExport latest) {
        String key = key(deployment, latest.source());
        byte[] bytes = LatestJson.write(latest);
        for (int i = 0; i < TRIES; i++) {
            Optional<OwnObject> there = store.get(key);
            if (there.isEmpty()) {
                if (store.create(key, bytes)) {
                    return Move.MOVED;
                }
                continue;
            }
            Optional<LatestExport> before = LatestJson.read(there.get().bytes());
            if (before.isEmpty()) {
                return Move.LEFT_ALONE;
            }
            int newer = LatestExport.BY_AGE.compare(latest, before.get());
            if (newer <= 0) {
                return newer == 0 ? Move.MOVED : Move.NEWER_IS_THERE;
            }
            if (store.replace(key, bytes, there.get().tag())) {
                return Move.MOVED;
            }
        }
        throw new StoreUnusable("%s was changed by others %d times during its update: start a new execution."
                .formatted(store.address(key), TRIES));
    }
}
