package dev.packetdash.web;

import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Every error of a handler as an RFC 9457 problem, also the one nobody thought of; {@link ProblemValve} has those of no
 * handler.
 */
@RestControllerAdvice
class ProblemDetails extends ResponseEntityExceptionHandler {
    private final FailureLog log = new FailureLog();

    /** A query has the parameters that its record names, and no path into them as {@code limit[0]}. */
    @InitBinder
    void bindNamesOnly(WebDataBinder binder) {
        binder.setDeclarativeBinding(true);
    }

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
    ProblemDetail badParameter(InvalidParameterException e) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST, "The parameters are too many, or one is not percent-encoded UTF-8.");
    }

    @ExceptionHandler
    ProblemDetail badMediaType(InvalidMimeTypeException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, "A header names no valid media type.");
    }

    /** Answers nobody where the client has gone. */
    @ExceptionHandler
    @Nullable
    ResponseEntity<ProblemDetail> unexpected(Exception e) {
        if (DisconnectedClientHelper.isClientDisconnectedException(e)) {
            return null;
        }
        if (NestedExceptionUtils.getMostSpecificCause(e) instanceof OutOfMemoryError error) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, error);
        }
        log.add(e);
        return ResponseEntity.of(ProblemDetail.forStatusAndDetail(
                        HttpStatus.INTERNAL_SERVER_ERROR, "This is a defect; the service's log has the details."))
                .build();
    }
}
