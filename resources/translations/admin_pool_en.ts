<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>FileImport</name>
    <message numerus="yes">
        <source>%n pictures imported</source>
        <translation>
            <numerusform>%n picture imported</numerusform>
            <numerusform>%n pictures imported</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GroupCard</name>
    <message numerus="yes">
        <source>%n pictures</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more not shown</source>
        <translation>
            <numerusform>%n more not shown</numerusform>
            <numerusform>%n more not shown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PoolActions</name>
    <message numerus="yes">
        <source>%1: %n pictures (Ctrl+Z takes it back)</source>
        <translation>
            <numerusform>%1: %n picture (Ctrl+Z takes it back)</numerusform>
            <numerusform>%1: %n pictures (Ctrl+Z takes it back)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines copied</source>
        <translation>
            <numerusform>%n line copied</numerusform>
            <numerusform>%n lines copied</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures were decided by somebody else first; they carry a sign.</source>
        <translation>
            <numerusform>%n picture was decided by somebody else first; it carries a sign.</numerusform>
            <numerusform>%n pictures were decided by somebody else first; they carry a sign.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures changed back</source>
        <translation>
            <numerusform>%n picture changed back</numerusform>
            <numerusform>%n pictures changed back</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RefusedSheet</name>
    <message numerus="yes">
        <source>%n pictures imported</source>
        <translation>
            <numerusform>%n picture imported</numerusform>
            <numerusform>%n pictures imported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files not taken</source>
        <translation>
            <numerusform>%n file not taken</numerusform>
            <numerusform>%n files not taken</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnfinishedOffer</name>
    <message numerus="yes">
        <source>%n pictures are left of it. What was promoted already is not done twice.</source>
        <translation>
            <numerusform>%n picture is left of it. What was promoted already is not done twice.</numerusform>
            <numerusform>%n pictures are left of it. What was promoted already is not done twice.</numerusform>
        </translation>
    </message>
</context>
</TS>
