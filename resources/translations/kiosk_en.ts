<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>Apology</name>
    <message numerus="yes">
        <source>Back to the start in %n s</source>
        <translation>
            <numerusform>Back to the start in %n s</numerusform>
            <numerusform>Back to the start in %n s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CodePad</name>
    <message numerus="yes">
        <source>Too many tries. Please wait %n second(s).</source>
        <translation>
            <numerusform>Too many tries. Please wait %n second.</numerusform>
            <numerusform>Too many tries. Please wait %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Farewell</name>
    <message numerus="yes">
        <source>Back to the start in %n s</source>
        <translation>
            <numerusform>Back to the start in %n s</numerusform>
            <numerusform>Back to the start in %n s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ForYouNote</name>
    <message numerus="yes">
        <source>Your own list begins here after %n more like(s).&lt;br&gt;Touch the heart of what you like.</source>
        <translation>
            <numerusform>Your own list begins here after %n more like.&lt;br&gt;Touch the heart of what you like.</numerusform>
            <numerusform>Your own list begins here after %n more likes.&lt;br&gt;Touch the heart of what you like.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PinPad</name>
    <message numerus="yes">
        <source>%n digit(s) entered</source>
        <translation>
            <numerusform>%n digit entered</numerusform>
            <numerusform>%n digits entered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Too many wrong PINs.&lt;br&gt;Please wait %n s.</source>
        <translation>
            <numerusform>Too many wrong PINs.&lt;br&gt;Please wait %n s.</numerusform>
            <numerusform>Too many wrong PINs.&lt;br&gt;Please wait %n s.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Staff</name>
    <message numerus="yes">
        <source>Closes in %n s</source>
        <translation>
            <numerusform>Closes in %n s</numerusform>
            <numerusform>Closes in %n s</numerusform>
        </translation>
    </message>
</context>
</TS>
