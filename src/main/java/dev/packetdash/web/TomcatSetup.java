package dev.packetdash.web;

import org.apache.catalina.Context;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** What Tomcat has no setting for. */
@Component
class TomcatSetup implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    /**
     * How long a stop waits for answers that are under way; a client that is slow to read them could hold it up for two
     * seconds otherwise.
     */
    private static final long UNLOAD_MILLIS = 200;

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.setProtocol(BoundedProtocol.class.getName());
        factory.addContextCustomizers(TomcatSetup::customize);
    }

    private static void customize(Context context) {
        ((StandardContext) context).setUnloadDelay(UNLOAD_MILLIS);
        StandardHost host = (StandardHost) context.getParent();
        host.getPipeline().addValve(new ProblemValve());
        // The host makes one of this class only where its pipeline has none.
        host.setErrorReportValveClass(ProblemValve.class.getName());
    }
}
