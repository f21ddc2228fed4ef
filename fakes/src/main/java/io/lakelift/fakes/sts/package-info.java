/** The one operation of STS that Lakelift calls: GetCallerIdentity. */
package io.lakelift.fakes.sts;
