<#-- Becomes META-INF/THIRD-PARTY.txt in the deployed jar: one line for each library, then what its licence wants said. -->
Lakelift's functions are licensed under the Apache License 2.0, see META-INF/LICENSE.
This jar also contains these libraries, unchanged:

<#list dependencyMap as library>
<#assign about = library.getKey()>
${about.groupId}:${about.artifactId}:${about.version}  ${library.getValue()?join(" or ")}  ${about.url!""}
</#list>

Apache-2.0
    The terms are in META-INF/LICENSE; what the libraries' own NOTICE files say is in META-INF/NOTICE.
    jackson-core and third-party-jackson-core contain code under other licences: see META-INF/FastDoubleParser-LICENSE,
    META-INF/FastDoubleParser-NOTICE, META-INF/FastDoubleParser-ThirdParty-LICENSE, META-INF/thirdparty-LICENSE and
    META-INF/Schubfach-LICENSE.

MIT-0
    Asks for no notice.

MIT: slf4j-api and slf4j-nop
    Copyright (c) 2004-2022 QOS.ch Sarl (Switzerland)
    All rights reserved.

    Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
    documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
    rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to
    permit persons to whom the Software is furnished to do so, subject to the following conditions:

    The above copyright notice and this permission notice shall be included in all copies or substantial portions of
    the Software.

    THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO
    THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
    AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF
    CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS
    IN THE SOFTWARE.
