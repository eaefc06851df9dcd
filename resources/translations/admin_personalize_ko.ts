<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en_US">
<context>
    <name>Personalize</name>
    <message>
        <source>Show all</source>
        <translation>모두 보기</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>활동</translation>
    </message>
    <message>
        <source>Nothing was done from here yet.</source>
        <translation>아직 여기서 한 일이 없습니다.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Visitors</source>
        <translation>방문자</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>Likes and views</source>
        <translation>좋아요와 조회</translation>
    </message>
    <message>
        <source>%1: done</source>
        <translation>%1: 완료</translation>
    </message>
    <message>
        <source>A first history was seeded: %2 invented likes</source>
        <translation>첫 기록을 만들었습니다: 가상 좋아요 %2개</translation>
    </message>
    <message>
        <source>%1 imported: %2 rows, %3 known, %4 skipped</source>
        <translation>%1 가져옴: %2행, 이미 있음 %3, 건너뜀 %4</translation>
    </message>
    <message>
        <source>%1 exported: %2 rows</source>
        <translation>%1 내보냄: %2행</translation>
    </message>
    <message>
        <source>Training started: %1</source>
        <translation>학습 시작: %1</translation>
    </message>
    <message>
        <source>%1 is trained</source>
        <translation>%1 학습 완료</translation>
    </message>
    <message>
        <source>%1 went live</source>
        <translation>%1 서비스 시작</translation>
    </message>
    <message>
        <source>The campaign was stopped</source>
        <translation>캠페인을 멈췄습니다</translation>
    </message>
    <message>
        <source>Taken down: %2 removed, %3 left</source>
        <translation>철거: %2개 삭제, %3개 남음</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <translation>%1 실패: %2</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>버전 %1</translation>
    </message>
    <message>
        <source>Taking down</source>
        <translation>철거</translation>
    </message>
    <message>
        <source>From empty to live</source>
        <translation>준비에서 서비스까지</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Type %1</source>
        <translation>%1 입력</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>그대로 두기</translation>
    </message>
    <message>
        <source>Type this name to go on:</source>
        <translation>계속하려면 이 이름을 입력하세요:</translation>
    </message>
    <message>
        <source>Copy all lines</source>
        <translation>모든 줄 복사</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation>%1 복사</translation>
    </message>
    <message>
        <source>Signs in and looks whether everything below may be done.</source>
        <translation>로그인하고 아래 작업을 할 권한이 있는지 확인합니다.</translation>
    </message>
    <message>
        <source>Three tables: what visitors did, the pictures, the visitors.</source>
        <translation>세 개의 표: 방문자의 행동, 그림, 방문자.</translation>
    </message>
    <message>
        <source>Brings in what was recorded, in place of earlier imports.</source>
        <translation>기록된 내용을 가져오며, 이전에 가져온 내용을 대신합니다.</translation>
    </message>
    <message>
        <source>Answers the kiosks; costs money until it is stopped.</source>
        <translation>키오스크에 답합니다. 멈출 때까지 요금이 나갑니다.</translation>
    </message>
    <message>
        <source>Takes likes and views at once; filters keep lists to one mood.</source>
        <translation>좋아요와 조회를 바로 받습니다. 필터는 목록을 한 기분으로 좁힙니다.</translation>
    </message>
    <message>
        <source>Makes a version and measures it; it is not live yet.</source>
        <translation>새 버전을 만들고 측정합니다. 아직 서비스되지는 않습니다.</translation>
    </message>
    <message>
        <source>What must stand in the settings of every kiosk.</source>
        <translation>모든 키오스크의 설정에 들어갈 내용입니다.</translation>
    </message>
    <message>
        <source>The kiosk learns from what visitors do with these pictures.</source>
        <translation>키오스크는 이 그림들에 대한 방문자의 반응으로 학습합니다.</translation>
    </message>
    <message>
        <source>The kiosk learns by itself; this measures it on the latest visits.</source>
        <translation>키오스크는 스스로 학습합니다. 최근 방문으로 그 성능을 측정합니다.</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>가져오기</translation>
    </message>
    <message>
        <source>Export CSV</source>
        <translation>CSV 내보내기</translation>
    </message>
    <message>
        <source>Train again</source>
        <translation>다시 학습</translation>
    </message>
    <message>
        <source>Seed a first history</source>
        <translation>첫 기록 만들기</translation>
    </message>
    <message>
        <source>Stop campaign</source>
        <translation>캠페인 멈추기</translation>
    </message>
    <message>
        <source>A campaign costs money every hour, also at night.</source>
        <translation>캠페인은 밤에도 매시간 요금이 나갑니다.</translation>
    </message>
    <message>
        <source>Personalize</source>
        <translation>개인화</translation>
    </message>
    <message>
        <source>Recommender</source>
        <translation>추천</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>자세히</translation>
    </message>
    <message>
        <source>Take the recommender down…</source>
        <translation>추천 철거…</translation>
    </message>
    <message>
        <source>%1 (CSV)…</source>
        <translation>%1 (CSV 파일)…</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Exporting: %1</source>
        <translation>내보내는 중: %1</translation>
    </message>
    <message>
        <source>Importing: %1</source>
        <translation>가져오는 중: %1</translation>
    </message>
    <message>
        <source>today</source>
        <translation>오늘</translation>
    </message>
    <message>
        <source>%1: campaign %2, training %3</source>
        <translation>%1: 캠페인 %2, 학습 %3</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>캠페인</translation>
    </message>
    <message>
        <source>Everything runs on this machine.</source>
        <translation>모두 이 컴퓨터에서 돌아갑니다.</translation>
    </message>
    <message>
        <source>Spend</source>
        <translation>비용</translation>
    </message>
    <message>
        <source>%1 this month</source>
        <translation>이번 달 %1</translation>
    </message>
    <message>
        <source>free</source>
        <translation>무료</translation>
    </message>
    <message>
        <source>Import again</source>
        <translation>다시 가져오기</translation>
    </message>
    <message>
        <source>The kiosks choose pictures for themselves until there is one again.</source>
        <translation>다시 만들 때까지 키오스크가 스스로 그림을 고릅니다.</translation>
    </message>
    <message>
        <source>Versions and data stay; starting a campaign takes some minutes.</source>
        <translation>버전과 데이터는 남습니다. 캠페인을 다시 시작하는 데는 몇 분이 걸립니다.</translation>
    </message>
    <message>
        <source>Stop the campaign?</source>
        <translation>캠페인을 멈출까요?</translation>
    </message>
    <message>
        <source>Invented likes and measured versions are deleted.</source>
        <translation>가상 좋아요와 측정한 버전을 지웁니다.</translation>
    </message>
    <message>
        <source>What visitors did stays.</source>
        <translation>방문자의 기록은 남습니다.</translation>
    </message>
    <message>
        <source>Campaign, versions, filters, tracker and data sets are deleted.</source>
        <translation>캠페인, 버전, 필터, 추적기, 데이터 세트를 모두 지웁니다.</translation>
    </message>
    <message>
        <source>What was learnt is gone; what the kiosks recorded stays.</source>
        <translation>학습한 내용은 사라지고, 키오스크의 기록은 남습니다.</translation>
    </message>
    <message>
        <source>Take the recommender down?</source>
        <translation>추천을 철거할까요?</translation>
    </message>
    <message>
        <source>Delete all of it</source>
        <translation>모두 지우기</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>진행 중</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Account and roles</source>
        <translation>계정과 권한</translation>
    </message>
    <message>
        <source>Data set group and schemas</source>
        <translation>데이터 세트와 스키마</translation>
    </message>
    <message>
        <source>Import likes and views</source>
        <translation>좋아요와 조회 가져오기</translation>
    </message>
    <message>
        <source>Event tracker and filters</source>
        <translation>이벤트 추적기와 필터</translation>
    </message>
    <message>
        <source>Kiosks use it</source>
        <translation>키오스크 적용</translation>
    </message>
    <message>
        <source>Pictures on show</source>
        <translation>전시 중인 그림</translation>
    </message>
    <message>
        <source>Train version %1</source>
        <translation>버전 %1 학습</translation>
    </message>
    <message>
        <source>It did not work</source>
        <translation>실패했습니다</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>서비스 중</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>대기</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>준비됨</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>once</source>
        <translation>한 번</translation>
    </message>
    <message>
        <source>an hour</source>
        <translation>시간당</translation>
    </message>
    <message>
        <source>a training</source>
        <translation>학습당</translation>
    </message>
    <message>
        <source>per 1,000 events</source>
        <translation>이벤트 1,000개당</translation>
    </message>
    <message>
        <source>Live pictures of %1 moods are there; it takes %2.</source>
        <translation>전시 중인 그림의 기분이 %1가지입니다. %2가지가 필요합니다.</translation>
    </message>
    <message>
        <source>%1 visits liked a picture; it takes %2.</source>
        <translation>그림을 좋아한 방문이 %1번입니다. %2번이 필요합니다.</translation>
    </message>
    <message>
        <source>%1 of %2 likes and views, %3 of %4 visitors with two or more.</source>
        <translation>좋아요와 조회 %1/%2개, 두 번 이상 반응한 방문자 %3/%4명.</translation>
    </message>
    <message>
        <source>Region %1 · account %2</source>
        <translation>리전 %1 · 계정 %2</translation>
    </message>
    <message>
        <source>Nothing is there yet; everything is free until it is trained</source>
        <translation>아직 없습니다. 학습 전까지는 무료입니다</translation>
    </message>
    <message>
        <source>Interactions, pictures and visitors · %1 of 3 data sets</source>
        <translation>상호작용, 그림, 방문자 · 데이터 세트 %1/3</translation>
    </message>
    <message>
        <source>%1 likes and views · %3 of %2 visits liked one</source>
        <translation>기록 %1개 · 방문 %2번 중 %3번이 좋아함</translation>
    </message>
    <message>
        <source>Nothing is imported yet</source>
        <translation>아직 가져온 것이 없습니다</translation>
    </message>
    <message>
        <source>%1 events of %2 users</source>
        <translation>사용자 %2명의 이벤트 %1개</translation>
    </message>
    <message>
        <source>%1 invented</source>
        <translation>가상 %1</translation>
    </message>
    <message>
        <source>Takes events of the kiosks · %1 filters</source>
        <translation>키오스크의 이벤트를 받습니다 · 필터 %1개</translation>
    </message>
    <message>
        <source>Kiosks send likes and views here</source>
        <translation>키오스크가 좋아요와 조회를 보내는 곳</translation>
    </message>
    <message>
        <source>Takes a little longer than the last one</source>
        <translation>지난번보다 조금 더 걸립니다</translation>
    </message>
    <message>
        <source>About %1 min left</source>
        <translation>약 %1분 남음</translation>
    </message>
    <message>
        <source>Version %1 is trained and measured</source>
        <translation>버전 %1 학습과 측정 완료</translation>
    </message>
    <message>
        <source>Measured on visits that are held out</source>
        <translation>따로 둔 방문으로 학습 결과를 측정합니다</translation>
    </message>
    <message>
        <source>An hour or more; nothing trains by itself</source>
        <translation>한 시간 이상 걸립니다. 저절로 학습하지 않습니다</translation>
    </message>
    <message>
        <source>The campaign is being set up</source>
        <translation>캠페인을 준비하고 있습니다</translation>
    </message>
    <message>
        <source>Version %1 answers the kiosks</source>
        <translation>버전 %1이 키오스크에 답합니다</translation>
    </message>
    <message>
        <source>Version %1 answers, version %2 is ready</source>
        <translation>버전 %1 서비스 중, 버전 %2 준비됨</translation>
    </message>
    <message>
        <source>Version %1 is ready to answer</source>
        <translation>버전 %1이 준비되었습니다</translation>
    </message>
    <message>
        <source>Answers the kiosks; costs money every hour</source>
        <translation>키오스크에 답합니다. 매시간 요금이 나갑니다</translation>
    </message>
    <message>
        <source>Lines to put into the settings of the kiosks: %1</source>
        <translation>키오스크 설정에 넣을 줄: %1</translation>
    </message>
    <message>
        <source>The settings name the campaign</source>
        <translation>설정에 캠페인이 있습니다</translation>
    </message>
    <message>
        <source>They learn from every like at once</source>
        <translation>좋아요마다 바로 학습합니다</translation>
    </message>
    <message>
        <source>Until then they choose for themselves</source>
        <translation>그때까지는 스스로 고릅니다</translation>
    </message>
    <message>
        <source>%1 pictures of %2 moods</source>
        <translation>기분 %2가지, 그림 %1장</translation>
    </message>
    <message>
        <source>Seeding a first history</source>
        <translation>첫 기록 만드는 중</translation>
    </message>
    <message>
        <source>%1 is written, rows: %2</source>
        <translation>%1 저장됨: %2행</translation>
    </message>
    <message>
        <source>Stopping the campaign</source>
        <translation>캠페인 멈추는 중</translation>
    </message>
    <message>
        <source>Taking the recommender down</source>
        <translation>추천 철거 중</translation>
    </message>
    <message>
        <source>Removed: %1</source>
        <translation>삭제: %1개</translation>
    </message>
    <message>
        <source>These are still there:</source>
        <translation>아직 남아 있습니다:</translation>
    </message>
    <message>
        <source>%1 goes on in the cloud; this page finds it again.</source>
        <translation>%1: 클라우드에서 계속됩니다. 이 화면에서 다시 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>%1: %2 rows imported, %3 were there already</source>
        <translation>%1: %2행 가져옴, %3행은 이미 있음</translation>
    </message>
    <message>
        <source>%1: rows that were skipped: %2</source>
        <translation>%1: 건너뛴 행 %2개</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>%1행: %2</translation>
    </message>
    <message>
        <source>Another</source>
        <translation>다른 기분</translation>
    </message>
    <message>
        <source>Try it out</source>
        <translation>미리 보기</translation>
    </message>
    <message>
        <source>Try version %1</source>
        <translation>버전 %1 미리 보기</translation>
    </message>
    <message>
        <source>a visitor who looks like this: %1</source>
        <translation>이런 표정의 방문자: %1</translation>
    </message>
    <message>
        <source>Nothing answers yet.</source>
        <translation>아직 답하는 버전이 없습니다.</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>범위</translation>
    </message>
    <message>
        <source>Like rate of all shown</source>
        <translation>보인 그림 전체의 좋아요 비율</translation>
    </message>
    <message>
        <source>Like rate of the ten best</source>
        <translation>상위 10장의 좋아요 비율</translation>
    </message>
    <message>
        <source>How high liked pictures stand among the first ten; 1 is perfect.</source>
        <translation>좋아한 그림이 처음 열 장 중 얼마나 위에 있는지. 1이 완벽합니다.</translation>
    </message>
    <message>
        <source>How many of the first five pictures were liked.</source>
        <translation>처음 다섯 장 중 좋아한 비율.</translation>
    </message>
    <message>
        <source>How far up the first liked picture stands; 1 is the top.</source>
        <translation>처음 좋아한 그림이 얼마나 위에 있는지. 1이 맨 위입니다.</translation>
    </message>
    <message>
        <source>How many of all pictures are recommended at all.</source>
        <translation>전체 그림 중 추천되는 비율.</translation>
    </message>
    <message>
        <source>Version %1 is live, version %2 is training</source>
        <translation>버전 %1 서비스 중, 버전 %2 학습 중</translation>
    </message>
    <message>
        <source>Version %1 is live</source>
        <translation>버전 %1 서비스 중</translation>
    </message>
    <message>
        <source>Version %1 is training</source>
        <translation>버전 %1 학습 중</translation>
    </message>
    <message>
        <source>Nothing is live yet</source>
        <translation>아직 서비스 중인 버전이 없습니다</translation>
    </message>
    <message>
        <source>live</source>
        <translation>서비스 중</translation>
    </message>
    <message>
        <source>training</source>
        <translation>학습 중</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>보관</translation>
    </message>
    <message>
        <source>now</source>
        <translation>지금</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>버전</translation>
    </message>
    <message>
        <source>offline metrics, higher is better</source>
        <translation>오프라인 지표, 높을수록 좋음</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>버전</translation>
    </message>
    <message>
        <source>Trained</source>
        <translation>학습일</translation>
    </message>
    <message>
        <source>%1 older</source>
        <translation>이전 %1개</translation>
    </message>
    <message>
        <source>Nothing is trained yet.</source>
        <translation>아직 학습한 버전이 없습니다.</translation>
    </message>
</context>
</TS>
