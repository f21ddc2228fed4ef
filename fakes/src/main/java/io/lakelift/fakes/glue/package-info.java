/**
 * The tables of the Glue Data Catalog without Glue. Start at {@link io.lakelift.fakes.glue.FakeGlue};
 * {@link io.lakelift.fakes.glue.GlueEndpoint} serves it over HTTP.
 */
package io.lakelift.fakes.glue;
