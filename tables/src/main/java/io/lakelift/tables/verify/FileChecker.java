package io.lakelift.tables.verify;

import io.lakelift.tables.folder.ExportFolder;
import io.lakelift.tables.folder.FolderUnreadable;
import io.lakelift.tables.folder.StoredFile;
import io.lakelift.tables.parquet.Footer;
import io.lakelift.tables.parquet.FooterReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Reads footers on several threads. The work is divided by file, not by table, because a table may have one file or
 * fifty thousand. Results come on the caller's thread and in the order of the files. A caller can therefore stop by
 * ending its iterator, and later continue after the last file.
 */
final class FileChecker implements AutoCloseable {
    /** Most of a file's time is spent waiting for its GET; on two cores more threads did not help. */
    private static final int THREADS = 32;

    /** How many files may be in progress, or finished and waiting for an earlier one. */
    private static final int WINDOW = 8 * THREADS;

    private final FooterReader footers;
    private final ExecutorService threads;

    FileChecker(ExportFolder folder) {
        this.footers = new FooterReader(folder);
        this.threads = Executors.newFixedThreadPool(THREADS, work -> {
            Thread thread = new Thread(work, "footers");
            thread.setDaemon(true);
            return thread;
        });
    }

    private record Pending<T>(T item, Future<Footer> footer) {}

    /**
     * Reads the footer of each item's file and passes it to {@code answer}, in order.
     *
     * @throws FolderUnreadable if the folder cannot be read; earlier footers have been passed on
     */
    <T> void check(Iterator<T> items, Function<T, StoredFile> file, BiConsumer<T, Footer> answer) {
        Deque<Pending<T>> pending = new ArrayDeque<>();
        try {
            while (items.hasNext() || !pending.isEmpty()) {
                while (items.hasNext() && pending.size() < WINDOW) {
                    T item = items.next();
                    StoredFile stored = file.apply(item);
                    pending.add(new Pending<>(item, threads.submit(() -> footers.read(stored))));
                }
                Pending<T> first = pending.removeFirst();
                answer.accept(first.item(), answered(first.footer()));
            }
        } finally {
            pending.forEach(one -> one.footer().cancel(true));
        }
    }

    private static Footer answered(Future<Footer> footer) {
        try {
            return footer.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof FolderUnreadable unreadable) {
                throw unreadable;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw FolderUnreadable.interrupted(e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        footers.close();
    }
}
