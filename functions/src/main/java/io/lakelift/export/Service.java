package io.lakelift.export;

import java.util.Locale;

/** The AWS services whose exports Lakelift starts. */
public enum Service {
    /** Amazon RDS and Aurora: export tasks. */
    RDS,
    /** Amazon FSx for Lustre: data repository tasks. */
    FSX;

    /** The spelling in the notice's attribute and in ARNs. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
