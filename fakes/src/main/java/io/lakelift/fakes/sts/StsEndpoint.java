package io.lakelift.fakes.sts;

import io.lakelift.fakes.SampleAccount;
import io.lakelift.fakes.wire.Element;
import io.lakelift.fakes.wire.Form;
import io.lakelift.fakes.wire.QueryService;

/**
 * Serves GetCallerIdentity over STS's Query protocol (2011-06-15). The caller is always {@link #CALLER}, in
 * {@link SampleAccount}'s account.
 */
public final class StsEndpoint implements QueryService {
    public static final String CALLER = "arn:aws:sts::" + SampleAccount.ACCOUNT + ":assumed-role/DataPlatform/somebody";

    @Override
    public String namespace() {
        return "https://sts.amazonaws.com/doc/2011-06-15/";
    }

    @Override
    public String version() {
        return "2011-06-15";
    }

    @Override
    public Element answer(String action, Form form) {
        if (!action.equals("GetCallerIdentity")) {
            throw QueryService.unknownAction(action, version());
        }
        return Element.of(
                "GetCallerIdentityResult",
                Element.of("Arn", CALLER),
                Element.of("UserId", "AROAEXAMPLE:somebody"),
                Element.of("Account", SampleAccount.ACCOUNT));
    }
}
