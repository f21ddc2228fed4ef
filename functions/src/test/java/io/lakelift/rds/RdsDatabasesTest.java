package io.lakelift.rds;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.Subnet;

/** What the lists of databases say that decides whether one can be exported. */
class RdsDatabasesTest {
    private static final String OUTPOST = "arn:aws:outposts:eu-west-1:123456789012:outpost/op-0123456789abcdef0";

    @Test
    void instance_inASubnetOfAnOutpost_cannotBeExported() {
        assertThat(RdsDatabases.instance(in(Subnet.builder()
                                .subnetOutpost(outpost -> outpost.arn(OUTPOST))
                                .build()))
                        .whyNot(false))
                .hasValue("it runs on an AWS Outpost, from which RDS exports nothing");
        assertThat(RdsDatabases.instance(
                                in(Subnet.builder().subnetOutpost(outpost -> {}).build()))
                        .whyNot(false))
                .isEmpty();
    }

    private static DBInstance in(Subnet subnet) {
        return DBInstance.builder()
                .dbInstanceArn("arn:aws:rds:eu-west-1:123456789012:db:orders")
                .dbInstanceStatus("available")
                .engine("mysql")
                .dbSubnetGroup(group -> group.subnets(subnet))
                .build();
    }
}
