package io.lakelift.fakes.rds;

/** Plausible properties of an engine's databases and snapshots, such as the version and the port. */
final class Engine {
    private Engine() {}

    static String version(String engine) {
        return switch (engine) {
            case "postgres" -> "16.8";
            case "mariadb" -> "10.11.9";
            case "aurora-postgresql" -> "16.6";
            case "aurora-mysql" -> "8.0.mysql_aurora.3.08.1";
            default -> "8.0.40";
        };
    }

    static String licence(String engine) {
        return engine.contains("postgres") ? "postgresql-license" : "general-public-license";
    }

    static int port(String engine) {
        return engine.contains("postgres") ? 5432 : 3306;
    }

    static String optionGroup(String engine) {
        String major = engine.equals("postgres") ? "16" : engine.equals("mariadb") ? "10-11" : "8-0";
        return "default:" + engine + "-" + major;
    }
}
