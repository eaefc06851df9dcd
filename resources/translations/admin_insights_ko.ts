<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en_US">
<context>
    <name>Insights</name>
    <message>
        <source>Likes %1</source>
        <translation>좋아요 %1</translation>
    </message>
    <message>
        <source>%1 · before that %2</source>
        <translation>%1 · 그 앞 %2</translation>
    </message>
    <message>
        <source>today</source>
        <translation>오늘</translation>
    </message>
    <message>
        <source>%1 pp</source>
        <translation>%1%p</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>조회</translation>
    </message>
    <message>
        <source>Likes</source>
        <translation>좋아요</translation>
    </message>
    <message>
        <source>Like rate</source>
        <translation>좋아요 비율</translation>
    </message>
    <message>
        <source>Corrected moods</source>
        <translation>기분을 고친 방문</translation>
    </message>
    <message>
        <source>%2 days before: %1</source>
        <translation>그 앞 %2일 %1</translation>
    </message>
    <message>
        <source>Nobody looked at a list of their own yet</source>
        <translation>맞춤 탭을 본 사람이 아직 없습니다</translation>
    </message>
    <message>
        <source>For you %1 · For this mood %2</source>
        <translation>맞춤 탭 %1 · 기분 탭 %2</translation>
    </message>
    <message>
        <source>The camera has read no mood in these days</source>
        <translation>이 기간에는 카메라가 기분을 읽지 않았습니다</translation>
    </message>
    <message>
        <source>Every mood that was read was right</source>
        <translation>읽은 기분을 고친 사람이 없습니다</translation>
    </message>
    <message>
        <source>Most often: %1 → %2</source>
        <translation>가장 많은 고침: %1 → %2</translation>
    </message>
    <message>
        <source>Look at 90 days</source>
        <translation>90일 보기</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>다시 읽기</translation>
    </message>
    <message>
        <source>Reading what the kiosks recorded</source>
        <translation>키오스크 기록을 읽는 중</translation>
    </message>
    <message>
        <source>The first time it takes a while. You can go on working meanwhile.</source>
        <translation>처음에는 시간이 조금 걸립니다. 그동안 다른 일을 하셔도 됩니다.</translation>
    </message>
    <message>
        <source>Nothing was recorded in these %1 days</source>
        <translation>지난 %1일 동안 기록이 없습니다</translation>
    </message>
    <message>
        <source>Numbers appear as soon as visitors look at pictures. Check that a kiosk is running and that its pictures are live.</source>
        <translation>손님이 그림을 보면 바로 숫자가 나타납니다. 키오스크가 켜져 있고 전시 중인 그림이 있는지 확인해 주세요.</translation>
    </message>
    <message>
        <source>The numbers cannot be read</source>
        <translation>숫자를 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>dashed: all together, %1</source>
        <translation>점선은 전체 %1</translation>
    </message>
    <message>
        <source>last %1 days</source>
        <translation>최근 %1일</translation>
    </message>
    <message>
        <source>%1 days before</source>
        <translation>그 앞 %1일</translation>
    </message>
    <message>
        <source>from %1 views on</source>
        <translation>조회 %1회 이상</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>아직 없음</translation>
    </message>
    <message>
        <source>Like rate by mood</source>
        <translation>기분별 좋아요 비율</translation>
    </message>
    <message>
        <source>Likes a day</source>
        <translation>하루 좋아요</translation>
    </message>
    <message>
        <source>Most loved pictures</source>
        <translation>가장 사랑받은 그림</translation>
    </message>
    <message>
        <source>open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Save CSV</source>
        <translation>CSV 저장</translation>
    </message>
    <message>
        <source>Insights</source>
        <translation>통계</translation>
    </message>
    <message>
        <source>Look at %1 days</source>
        <translation>%1일 보기</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1일</translation>
    </message>
    <message>
        <source>Choose a kiosk</source>
        <translation>매장 고르기</translation>
    </message>
    <message>
        <source>kiosk</source>
        <translation>매장</translation>
    </message>
    <message>
        <source>Save these numbers as CSV</source>
        <translation>이 숫자를 CSV로 저장</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>Open the picture in Production</source>
        <translation>전시 중에서 그림 열기</translation>
    </message>
    <message>
        <source>open picture</source>
        <translation>그림 열기</translation>
    </message>
    <message>
        <source>Read the numbers again</source>
        <translation>숫자 다시 읽기</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>저장했습니다: %1</translation>
    </message>
    <message>
        <source>%1 · as of %2</source>
        <translation>%1 · %2 기준</translation>
    </message>
    <message>
        <source>All kiosks</source>
        <translation>모든 매장</translation>
    </message>
    <message>
        <source>%1: %2 of views were liked (%3)</source>
        <translation>%1: 조회 %3회 가운데 %2 좋아요</translation>
    </message>
    <message>
        <source>Ignored pictures</source>
        <translation>외면받은 그림</translation>
    </message>
    <message>
        <source>seen more than %1 times, liked by fewer than %2%</source>
        <translation>%1회 넘게 보였지만 %2% 아래</translation>
    </message>
    <message>
        <source>There is none.</source>
        <translation>없습니다.</translation>
    </message>
    <message>
        <source>Withdraw all</source>
        <translation>모두 빼기</translation>
    </message>
</context>
</TS>
