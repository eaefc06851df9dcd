<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>%n steps</source>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>+%n more</source>
        <translation>
            <numerusform>+%n more</numerusform>
            <numerusform>+%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n jobs failed: %1</source>
        <translation>
            <numerusform>%n job failed: %1</numerusform>
            <numerusform>%n jobs failed: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Retry %n failed</source>
        <translation>
            <numerusform>Retry %n failed</numerusform>
            <numerusform>Retry %n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n older</source>
        <translation>
            <numerusform>and %n older</numerusform>
            <numerusform>and %n older</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n orders</source>
        <translation>
            <numerusform>%n order</numerusform>
            <numerusform>%n orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures in the last %1 minutes</source>
        <translation>
            <numerusform>%n picture in the last %1 minutes</numerusform>
            <numerusform>%n pictures in the last %1 minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n machines</source>
        <translation>
            <numerusform>%n machine</numerusform>
            <numerusform>%n machines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures ordered: %1</source>
        <translation>
            <numerusform>%n picture ordered: %1</numerusform>
            <numerusform>%n pictures ordered: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures cancelled</source>
        <translation>
            <numerusform>%n picture cancelled</numerusform>
            <numerusform>%n pictures cancelled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures ordered again</source>
        <translation>
            <numerusform>%n picture ordered again</numerusform>
            <numerusform>%n pictures ordered again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n orders are in the queue again</source>
        <translation>
            <numerusform>%n order is in the queue again</numerusform>
            <numerusform>%n orders are in the queue again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n given up</source>
        <translation>
            <numerusform>%n given up</numerusform>
            <numerusform>%n given up</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n batches running</source>
        <translation>
            <numerusform>%n batch running</numerusform>
            <numerusform>%n batches running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures queued</source>
        <translation>
            <numerusform>%n picture queued</numerusform>
            <numerusform>%n pictures queued</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need you</source>
        <translation>
            <numerusform>%n needs you</numerusform>
            <numerusform>%n need you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 = %2 mixes, spread evenly over %n pictures</source>
        <translation>
            <numerusform>%1 = %2 mixes, %n picture</numerusform>
            <numerusform>%1 = %2 mixes, spread evenly over %n pictures</numerusform>
        </translation>
    </message>
</context>
</TS>
