package dev.packetdash.web;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Every error as an RFC 9457 problem, also the one nobody thought of. */
@RestControllerAdvice
class ProblemDetails extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemDetails.class);

    /** Names each parameter that is not of its kind, and its value. */
    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        e.getBody()
                .setDetail(e.getFieldErrors().stream()
                        .map(error -> error.getField() + " = " + error.getRejectedValue() + ": is no number")
                        .collect(Collectors.joining("; ")));
        return super.handleMethodArgumentNotValid(e, headers, status, request);
    }

    @ExceptionHandler
    ProblemDetail unexpected(Exception e) {
        LOG.error("A request failed", e);
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.INTERNAL_SERVER_ERROR, "This is a defect; the service's log has the details.");
    }
}
