package dev.packetdash.web;

import dev.packetdash.snapshot.Snapshots;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Makes a scrape, and the report, once for all who ask for it while the snapshots stay the same, at most for a second.
 * Other answers but downloads are gathered before they leave, so that their length is known and small ones are not
 * compressed.
 */
@Component
@Order(1)
class SharedAnswers extends OncePerRequestFilter {
    private static final long MAXIMUM_AGE_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** Scrapers of a kind send the same {@code Accept}. */
    private static final int MAXIMUM_SLOTS = 16;

    private final Snapshots snapshots;
    private final Set<String> shared;
    private final List<String> gathered;
    private final Map<Key, Slot> slots = new LinkedHashMap<>(MAXIMUM_SLOTS, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Slot> eldest) {
            return size() > MAXIMUM_SLOTS;
        }
    };

    SharedAnswers(Snapshots snapshots, Environment environment) {
        this.snapshots = snapshots;
        String actuator = environment.getProperty("management.endpoints.web.base-path", "/actuator");
        this.shared = Set.of(actuator + "/prometheus", "/api/v1/report", "/api/v1/protocols");
        this.gathered = List.of(actuator, "/api/", "/v3/");
    }

    private record Key(String path, @Nullable String accept) {}

    /** The one who holds its lock makes the answer; the others wait for it. */
    private static final class Slot {
        private long generation;
        private long madeNanos;
        private @Nullable SharedAnswer answer;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getServletPath();
        return !request.getMethod().equals(HttpMethod.GET.name())
                || path.endsWith(".pcapng")
                || gathered.stream().noneMatch(path::startsWith);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        SharedAnswer answer = null;
        if (shared.contains(request.getServletPath()) && request.getQueryString() == null) {
            Slot slot = slot(new Key(request.getServletPath(), request.getHeader(HttpHeaders.ACCEPT)));
            synchronized (slot) {
                answer = current(slot);
                if (answer == null) {
                    answer = make(slot, request, response, chain);
                }
            }
            if (answer != null) {
                answer.write(request, response);
            }
        } else {
            gather(request, response, chain).copyBodyToResponse();
        }
    }

    private Slot slot(Key key) {
        synchronized (slots) {
            return slots.computeIfAbsent(key, absent -> new Slot());
        }
    }

    private @Nullable SharedAnswer current(Slot slot) {
        boolean fresh =
                slot.generation == snapshots.generation() && System.nanoTime() - slot.madeNanos < MAXIMUM_AGE_NANOS;
        return fresh ? slot.answer : null;
    }

    /** Sends an answer that is not good enough to be shared, and then gives none. */
    private @Nullable SharedAnswer make(
            Slot slot, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        slot.answer = null;
        slot.generation = snapshots.generation();
        slot.madeNanos = System.nanoTime();
        ContentCachingResponseWrapper made = gather(request, response, chain);
        if (made.getStatus() != HttpServletResponse.SC_OK) {
            made.copyBodyToResponse();
            return null;
        }
        slot.answer = new SharedAnswer(Objects.requireNonNull(made.getContentType()), made.getContentAsByteArray());
        return slot.answer;
    }

    private static ContentCachingResponseWrapper gather(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper gathered = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, gathered);
        return gathered;
    }
}
