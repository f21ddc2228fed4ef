package io.lakelift.local.doctor;

import io.lakelift.config.Tables;
import software.amazon.awssdk.services.glue.model.Database;

/**
 * Checks whether the Glue database for the tables exists. If the next deployment is to create it, it must not exist
 * yet, because CloudFormation cannot create a database that already exists.
 *
 * @param stack the deployment's stack
 */
record GlueDatabaseCheck(ExaminedDeployment deployment, Tables tables, DeploymentStack stack)
        implements Check.Question {
    @Override
    public void ask(CheckFindings findings) {
        String name = tables.database();
        Answer<Database> database = findings.ask(
                "glue:GetDatabase",
                () -> deployment
                        .clients()
                        .glue()
                        .getDatabase(call -> call.name(name))
                        .database(),
                "EntityNotFound");
        boolean own = stack.all("AWS::Glue::Database").contains(name);
        boolean toBeMade = tables.createDatabase() && !own;
        if (database.isAbsent() && !toBeMade) {
            findings.needsAttention(
                    "there is no such database in the Glue Data Catalog",
                    "Create it: aws glue create-database --database-input Name=%s".formatted(name));
        } else if (database.value().isPresent() && toBeMade && stack.state() != DeploymentStack.State.UNKNOWN) {
            findings.needsAttention(
                    "it exists already, and the deployment would create it",
                    "Set tables.createDatabase to false, or name another database.");
        }
    }
}
