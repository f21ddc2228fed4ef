/**
 * The CDK app. Read {@link io.lakelift.infra.LakeliftStack} first: it is the table of contents.
 */
@org.jspecify.annotations.NullMarked
package io.lakelift.infra;
