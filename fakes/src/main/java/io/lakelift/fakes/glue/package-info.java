/**
 * The tables of the Glue Data Catalog, in memory. Start at {@link io.lakelift.fakes.glue.FakeGlue};
 * {@link io.lakelift.fakes.glue.GlueEndpoint} serves it over HTTP.
 */
package io.lakelift.fakes.glue;
