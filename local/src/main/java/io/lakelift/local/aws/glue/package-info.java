/**
 * The tables of the Glue Data Catalog without Glue. Start at {@link io.lakelift.local.aws.glue.FakeGlue};
 * {@link io.lakelift.local.aws.glue.GlueEndpoint} puts it on the wire.
 */
package io.lakelift.local.aws.glue;
