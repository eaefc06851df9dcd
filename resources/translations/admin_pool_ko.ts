<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en_US">
<context>
    <name>BrowseView</name>
    <message>
        <source>Pictures of the pool</source>
        <translation>후보함 그림</translation>
    </message>
    <message>
        <source>Prompt, seed, number</source>
        <translation>프롬프트, 시드, 번호</translation>
    </message>
    <message>
        <source>%1 pictures · %2 undecided</source>
        <translation>%1장 · 미정 %2</translation>
    </message>
    <message>
        <source>%3 of %1 pictures · %2 undecided</source>
        <translation>전체 %1장 중 %3장 · 미정 %2</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>읽는 중…</translation>
    </message>
    <message>
        <source>Promote %1 approved</source>
        <translation>승인 %1장 배포</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Back to the grid</source>
        <translation>목록으로</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>전체 보기</translation>
    </message>
    <message>
        <source>Keep this one, reject the others</source>
        <translation>이 그림만 남기고 거절</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>Same prompt</source>
        <translation>프롬프트 같음</translation>
    </message>
    <message>
        <source>Different prompts; what differs stands below</source>
        <translation>프롬프트 다름 · 다른 부분은 아래에 있습니다</translation>
    </message>
    <message>
        <source>Seed %1</source>
        <translation>시드 %1</translation>
    </message>
    <message>
        <source>Without: %1</source>
        <translation>제외: %1</translation>
    </message>
</context>
<context>
    <name>DetailPanel</name>
    <message>
        <source>Details</source>
        <translation>자세히</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>제외할 말</translation>
    </message>
    <message>
        <source>Copy the prompt</source>
        <translation>프롬프트 복사</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>프롬프트</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>검수</translation>
    </message>
    <message>
        <source>No picture is chosen.</source>
        <translation>고른 그림이 없습니다.</translation>
    </message>
    <message>
        <source>None: the picture was imported.</source>
        <translation>없음: 가져온 그림입니다.</translation>
    </message>
    <message>
        <source>Nothing flagged</source>
        <translation>문제 없음</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>승인</translation>
    </message>
    <message>
        <source>Undecided</source>
        <translation>미정</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>거절</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>Generate pictures</source>
        <translation>그림 만들기</translation>
    </message>
    <message>
        <source>Import files</source>
        <translation>파일 가져오기</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>거르기 지우기</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>The pool cannot be read</source>
        <translation>후보함을 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>Nothing matches the filter</source>
        <translation>조건에 맞는 그림이 없습니다</translation>
    </message>
    <message>
        <source>There are pictures in the pool, but none that fits everything you chose.</source>
        <translation>후보함에 그림은 있지만, 고른 조건을 모두 만족하는 그림이 없습니다.</translation>
    </message>
    <message>
        <source>The pool is empty</source>
        <translation>후보함이 비어 있습니다</translation>
    </message>
    <message>
        <source>Have pictures generated, or drop files here to bring in your own.</source>
        <translation>그림을 만들거나, 가지고 있는 파일을 여기에 끌어다 놓으세요.</translation>
    </message>
</context>
<context>
    <name>Fields</name>
    <message>
        <source>Show this batch only</source>
        <translation>이 묶음만 보기</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>만든 때</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>묶음</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
</context>
<context>
    <name>FileImport</name>
    <message>
        <source>Bring pictures into the pool</source>
        <translation>후보함에 그림 가져오기</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>Into which mood?</source>
        <translation>어느 기분에 넣을까요?</translation>
    </message>
    <message>
        <source>Importing into %1</source>
        <translation>%1에 가져오는 중</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures imported</source>
        <translation>
            <numerusform>%n장을 가져왔습니다</numerusform>
        </translation>
    </message>
    <message>
        <source>Some files were not taken</source>
        <translation>가져오지 못한 파일이 있습니다</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>All</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>Undecided</source>
        <translation>미정</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>승인</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>거절</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>묶음</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>날짜</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>오늘</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>최근 7일</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>최근 30일</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>최신순</translation>
    </message>
    <message>
        <source>Oldest</source>
        <translation>오래된순</translation>
    </message>
    <message>
        <source>Largest</source>
        <translation>큰 파일순</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>이름순</translation>
    </message>
    <message>
        <source>All of them</source>
        <translation>모두</translation>
    </message>
    <message>
        <source>Stacks</source>
        <translation>비슷한 그림 묶기</translation>
    </message>
    <message>
        <source>Lay pictures that look alike on one another (G)</source>
        <translation>비슷한 그림을 한 칸에 겹쳐 놓습니다 (G)</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>정렬</translation>
    </message>
    <message>
        <source>Size of the pictures</source>
        <translation>그림 크기</translation>
    </message>
    <message>
        <source>More filters</source>
        <translation>다른 조건</translation>
    </message>
</context>
<context>
    <name>FullView</name>
    <message>
        <source>Back to the grid</source>
        <translation>목록으로</translation>
    </message>
    <message>
        <source>Previous picture</source>
        <translation>이전 그림</translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation>다음 그림</translation>
    </message>
    <message>
        <source>Full view</source>
        <translation>크게 보기</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2장 중 %1번째</translation>
    </message>
</context>
<context>
    <name>GroupCard</name>
    <message numerus="yes">
        <source>%n pictures</source>
        <translation>
            <numerusform>%n장</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more not shown</source>
        <translation>
            <numerusform>%n장 더 있음</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryList</name>
    <message>
        <source>Decisions</source>
        <translation>결정 기록</translation>
    </message>
</context>
<context>
    <name>LookAlikes</name>
    <message>
        <source>Looking for look-alikes</source>
        <translation>비슷한 그림 찾는 중</translation>
    </message>
</context>
<context>
    <name>PoolActions</name>
    <message numerus="yes">
        <source>%1: %n pictures (Ctrl+Z takes it back)</source>
        <translation>
            <numerusform>%1: %n장 (Ctrl+Z로 되돌리기)</numerusform>
        </translation>
    </message>
    <message>
        <source>That was the last picture.</source>
        <translation>마지막 그림입니다.</translation>
    </message>
    <message>
        <source>Pick two to four pictures to compare (Ctrl+click, Shift+arrows).</source>
        <translation>비교할 그림을 2~4장 고르세요 (Ctrl+클릭, Shift+화살표).</translation>
    </message>
    <message>
        <source>That picture is not in the pool any more.</source>
        <translation>그 그림은 이제 후보함에 없습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n lines copied</source>
        <translation>
            <numerusform>%n줄을 복사했습니다</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures were decided by somebody else first; they carry a sign.</source>
        <translation>
            <numerusform>%n장은 다른 사람이 먼저 결정했습니다. 그림에 표시가 있습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures changed back</source>
        <translation>
            <numerusform>%n장을 바꿨습니다</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PoolCommands</name>
    <message>
        <source>Decide</source>
        <translation>결정</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>승인</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>거절</translation>
    </message>
    <message>
        <source>Undecided</source>
        <translation>미정</translation>
    </message>
    <message>
        <source>View</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>Back to the grid</source>
        <translation>목록으로</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>Full view on or off</source>
        <translation>크게 보기 켜기/끄기</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>크게</translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation>다음 그림</translation>
    </message>
    <message>
        <source>Previous picture</source>
        <translation>이전 그림</translation>
    </message>
    <message>
        <source>First picture</source>
        <translation>첫 그림</translation>
    </message>
    <message>
        <source>Last picture</source>
        <translation>마지막 그림</translation>
    </message>
    <message>
        <source>Choose picture %1</source>
        <translation>%1번 그림 고르기</translation>
    </message>
    <message>
        <source>Keep this one, reject the others</source>
        <translation>이 그림만 남기고 거절</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>남기기</translation>
    </message>
    <message>
        <source>Compare two to four pictures</source>
        <translation>2~4장 비교</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>Promote what is approved</source>
        <translation>승인한 그림 배포</translation>
    </message>
    <message>
        <source>Promote</source>
        <translation>배포</translation>
    </message>
    <message>
        <source>Pool</source>
        <translation>후보함</translation>
    </message>
    <message>
        <source>Stack look-alikes, or spread them out</source>
        <translation>비슷한 그림 묶기/펼치기</translation>
    </message>
    <message>
        <source>Show look-alikes</source>
        <translation>비슷한 그림 보기</translation>
    </message>
    <message>
        <source>Larger pictures</source>
        <translation>그림 크게</translation>
    </message>
    <message>
        <source>Smaller pictures</source>
        <translation>그림 작게</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>되돌리기</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>다시 하기</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>Copy the id</source>
        <translation>번호 복사</translation>
    </message>
    <message>
        <source>Copy the prompt</source>
        <translation>프롬프트 복사</translation>
    </message>
    <message>
        <source>Open the folder of the file</source>
        <translation>파일이 있는 폴더 열기</translation>
    </message>
    <message>
        <source>Pick all</source>
        <translation>모두 고르기</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>찾기</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>거르기 지우기</translation>
    </message>
    <message>
        <source>Import files</source>
        <translation>파일 가져오기</translation>
    </message>
    <message>
        <source>List the pool again</source>
        <translation>후보함 다시 읽기</translation>
    </message>
</context>
<context>
    <name>PoolDesk</name>
    <message>
        <source>Listing the pool</source>
        <translation>후보함 읽는 중</translation>
    </message>
</context>
<context>
    <name>PoolPage</name>
    <message>
        <source>Pool</source>
        <translation>후보함</translation>
    </message>
</context>
<context>
    <name>PoolRail</name>
    <message>
        <source>All moods</source>
        <translation>모든 기분</translation>
    </message>
    <message>
        <source>To be promoted</source>
        <translation>배포 기다림</translation>
    </message>
    <message>
        <source>Look-alikes</source>
        <translation>비슷한 그림</translation>
    </message>
    <message>
        <source>Flagged</source>
        <translation>검수 경고</translation>
    </message>
    <message>
        <source>Moods</source>
        <translation>기분</translation>
    </message>
    <message>
        <source>Collections</source>
        <translation>모음</translation>
    </message>
</context>
<context>
    <name>PoolWords</name>
    <message>
        <source>Undecided</source>
        <translation>미정</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>승인</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>거절</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>승인</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>거절</translation>
    </message>
    <message>
        <source>%1 pictures · approved %2 · rejected %3 · undecided %4</source>
        <translation>%1장 · 승인 %2 · 거절 %3 · 미정 %4</translation>
    </message>
    <message>
        <source>%1: %2 decided first (%3, %4). Your choice (%5) was not written; decide again to change it.</source>
        <translation>%1: %2님이 먼저 결정했습니다 (%3, %4). 고르신 %5은(는) 저장되지 않았습니다. 바꾸려면 다시 결정하세요.</translation>
    </message>
    <message>
        <source>The file is gone</source>
        <translation>파일이 없습니다</translation>
    </message>
    <message>
        <source>The file is damaged</source>
        <translation>파일이 손상되었습니다</translation>
    </message>
    <message>
        <source>Not reachable now (F5 tries again)</source>
        <translation>지금은 읽을 수 없습니다 (F5로 다시 시도)</translation>
    </message>
    <message>
        <source>Cannot be shown</source>
        <translation>보여 줄 수 없습니다</translation>
    </message>
    <message>
        <source>taken back, now: %1</source>
        <translation>되돌림, 지금: %1</translation>
    </message>
    <message>
        <source>done again: %1</source>
        <translation>다시 함: %1</translation>
    </message>
    <message>
        <source>Came into the pool</source>
        <translation>후보함에 들어옴</translation>
    </message>
    <message>
        <source>Promoted to the kiosks</source>
        <translation>키오스크에 배포됨</translation>
    </message>
    <message>
        <source>Withdrawn from the kiosks</source>
        <translation>키오스크에서 내려옴</translation>
    </message>
</context>
<context>
    <name>PromotionDialog</name>
    <message>
        <source>Promote to the kiosks</source>
        <translation>키오스크에 배포</translation>
    </message>
    <message>
        <source>Promote</source>
        <translation>배포</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Checking what is approved. Nothing is changed yet.</source>
        <translation>승인한 그림을 살펴보고 있습니다. 아직 바뀐 것은 없습니다.</translation>
    </message>
    <message>
        <source>Checking for promotion</source>
        <translation>배포 전 확인</translation>
    </message>
    <message>
        <source>Promote %1</source>
        <translation>%1장 배포</translation>
    </message>
    <message>
        <source>Nothing is waiting: every approved picture is on the kiosks.</source>
        <translation>기다리는 그림이 없습니다. 승인한 그림은 모두 키오스크에 있습니다.</translation>
    </message>
    <message>
        <source>None of these can be promoted; the reasons stand beside them.</source>
        <translation>배포할 수 있는 그림이 없습니다. 까닭은 옆에 있습니다.</translation>
    </message>
    <message>
        <source>This is what would happen. The kiosks show the new pictures at once.</source>
        <translation>이렇게 배포됩니다. 새 그림은 키오스크에 바로 나옵니다.</translation>
    </message>
    <message>
        <source>Go on in the background</source>
        <translation>닫고 계속하기</translation>
    </message>
    <message>
        <source>Promoting. You can close this and go on working.</source>
        <translation>배포하고 있습니다. 창을 닫고 다른 일을 해도 됩니다.</translation>
    </message>
    <message>
        <source>Promoting pictures</source>
        <translation>그림 배포 중</translation>
    </message>
    <message>
        <source>%1 promoted.</source>
        <translation>%1장을 배포했습니다.</translation>
    </message>
    <message>
        <source>%1 promoted, %2 failed; promote again to try those once more.</source>
        <translation>%1장 배포, %2장 실패. 다시 배포하면 실패한 그림만 다시 시도합니다.</translation>
    </message>
    <message>
        <source>%1 promoted, the rest was left; promote again to go on.</source>
        <translation>%1장 배포, 나머지는 남았습니다. 다시 배포하면 이어서 합니다.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>This did not work: %1</source>
        <translation>되지 않았습니다: %1</translation>
    </message>
</context>
<context>
    <name>PromotionList</name>
    <message>
        <source>Will be promoted</source>
        <translation>배포 예정</translation>
    </message>
    <message>
        <source>Already on the kiosks</source>
        <translation>이미 전시 중</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>막힘</translation>
    </message>
    <message>
        <source>The file is gone</source>
        <translation>파일이 없습니다</translation>
    </message>
    <message>
        <source>Promoted</source>
        <translation>배포됨</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>Gets its AI-made mark</source>
        <translation>AI 표시를 붙입니다</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>그림</translation>
    </message>
</context>
<context>
    <name>RefusedSheet</name>
    <message numerus="yes">
        <source>%n pictures imported</source>
        <translation>
            <numerusform>%n장을 가져왔습니다</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files not taken</source>
        <translation>
            <numerusform>%n개는 가져오지 못했습니다</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SimilarStrip</name>
    <message>
        <source>All look-alikes</source>
        <translation>모두 보기</translation>
    </message>
    <message>
        <source>Similar pictures</source>
        <translation>비슷한 그림</translation>
    </message>
    <message>
        <source>Nothing looks like it.</source>
        <translation>비슷한 그림이 없습니다.</translation>
    </message>
</context>
<context>
    <name>SimilarView</name>
    <message>
        <source>Pictures that look alike</source>
        <translation>서로 비슷한 그림</translation>
    </message>
    <message>
        <source>Keep best, reject the rest</source>
        <translation>가장 좋은 것만 남기기</translation>
    </message>
    <message>
        <source>Back to the grid</source>
        <translation>목록으로</translation>
    </message>
    <message>
        <source>Keep best of all groups</source>
        <translation>모든 묶음에서 가장 좋은 것만</translation>
    </message>
    <message>
        <source>How similar</source>
        <translation>비슷한 정도</translation>
    </message>
    <message>
        <source>Look-alikes</source>
        <translation>비슷한 그림</translation>
    </message>
    <message>
        <source>Earlier groups</source>
        <translation>이전 묶음</translation>
    </message>
    <message>
        <source>Further groups</source>
        <translation>다음 묶음</translation>
    </message>
    <message>
        <source>Looking through the pool …</source>
        <translation>후보함을 살펴보는 중…</translation>
    </message>
    <message>
        <source>No pictures are that similar. Move the slider to the left to find more.</source>
        <translation>그만큼 비슷한 그림이 없습니다. 막대를 왼쪽으로 옮기면 더 찾습니다.</translation>
    </message>
    <message>
        <source>Groups %1 · pictures %2</source>
        <translation>%1묶음 · %2장</translation>
    </message>
</context>
<context>
    <name>UnfinishedOffer</name>
    <message>
        <source>A promotion was cut off</source>
        <translation>끝나지 않은 배포가 있습니다</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures are left of it. What was promoted already is not done twice.</source>
        <translation>
            <numerusform>%n장이 남았습니다. 이미 배포한 그림은 두 번 하지 않습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Look at the rest</source>
        <translation>나머지 보기</translation>
    </message>
    <message>
        <source>Leave the rest in the pool</source>
        <translation>나머지는 후보함에 두기</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>나중에</translation>
    </message>
</context>
</TS>
