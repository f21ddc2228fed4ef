/** What the property tests share: {@link io.lakelift.local.property.Edit} breaks a text. */
package io.lakelift.local.property;
