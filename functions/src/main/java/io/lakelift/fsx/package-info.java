/**
 * The adapter to Amazon FSx for Lustre: {@link io.lakelift.fsx.FsxExportGateway} makes the calls, {@code FsxTasks} reads the
 * responses, {@code FsxErrors} the refusals, {@code FsxTargets} finds where the files go.
 */
@NullMarked
package io.lakelift.fsx;

import org.jspecify.annotations.NullMarked;
