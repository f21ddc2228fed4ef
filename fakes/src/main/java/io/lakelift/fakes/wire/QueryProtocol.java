package io.lakelift.fakes.wire;

/** The AWS Query protocol, which RDS, SNS and STS use: a form in, XML out. */
record QueryProtocol(QueryService service) implements Protocol {

    @Override
    public String name() {
        return service.namespace();
    }

    @Override
    public Reply answer(Request request, String requestId) {
        Element id = Element.of("RequestId", requestId);
        try {
            Form form = Form.parse(request.text());
            String action = action(form);
            Element result = service.answer(action, form);
            return reply(200, Element.of(action + "Response", result, Element.of("ResponseMetadata", id)));
        } catch (ServiceError refused) {
            return reply(refused.status(), Element.of("ErrorResponse", error(refused), id));
        } catch (ConnectionLost lost) {
            throw lost;
        } catch (RuntimeException defect) {
            return reply(500, Element.of("ErrorResponse", error(ServiceError.defect(defect)), id));
        }
    }

    private String action(Form form) {
        String action = form.text("Action");
        if (action.isEmpty()) {
            throw new ServiceError("MissingAction", 400, "The request must contain the parameter Action.");
        }
        if (!form.text("Version").equals(service.version())) {
            throw QueryService.unknownAction(action, form.text("Version"));
        }
        return action;
    }

    private Reply reply(int status, Element root) {
        return Reply.text(status, "text/xml", root.document(service.namespace()));
    }

    private static Element error(ServiceError error) {
        return Element.of(
                "Error",
                Element.of("Type", error.type()),
                Element.of("Code", error.code()),
                Element.of("Message", String.valueOf(error.getMessage())));
    }
}
