/**
 * The adapter to Amazon FSx for Lustre: {@link io.lakelift.fsx.FsxExportGateway} makes the calls, {@link
 * io.lakelift.fsx.FsxFileSystems} lists the file systems, {@code FsxTasks} reads the responses, {@code FsxErrors}
 * translates the errors, and {@code FsxTargets} finds out where the files go.
 */
@NullMarked
package io.lakelift.fsx;

import org.jspecify.annotations.NullMarked;
