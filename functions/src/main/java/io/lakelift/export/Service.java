package io.lakelift.export;

import java.util.Locale;

/** Who exports. */
public enum Service {
    /** Amazon RDS and Aurora: export tasks. */
    RDS,
    /** Amazon FSx for Lustre: data repository tasks. */
    FSX;

    /** As the notice's attribute and the ARNs spell it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
