<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en_US">
<context>
    <name>Drawer</name>
    <message>
        <source>Withdrawn</source>
        <translation>내린 그림</translation>
    </message>
    <message>
        <source>Deleted %1 days after they were withdrawn</source>
        <translation>내린 뒤 %1일이 지나면 지워집니다</translation>
    </message>
    <message>
        <source>Put back on show</source>
        <translation>다시 전시</translation>
    </message>
    <message>
        <source>Close the drawer</source>
        <translation>서랍 닫기</translation>
    </message>
    <message>
        <source>Nothing is withdrawn.</source>
        <translation>내린 그림이 없습니다.</translation>
    </message>
    <message>
        <source>Withdrawn pictures</source>
        <translation>내린 그림</translation>
    </message>
</context>
<context>
    <name>EmptyView</name>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Go to the pool</source>
        <translation>후보함으로 가기</translation>
    </message>
    <message>
        <source>The pictures on show could not be listed</source>
        <translation>전시 중인 그림을 불러오지 못했습니다</translation>
    </message>
    <message>
        <source>Nothing is on show yet</source>
        <translation>아직 전시 중인 그림이 없습니다</translation>
    </message>
    <message>
        <source>Approve pictures in the pool and promote them: kiosks show them at once.</source>
        <translation>후보함에서 그림을 승인하고 배포해 주세요. 키오스크에 바로 나타납니다.</translation>
    </message>
    <message>
        <source>Listing the pictures on show…</source>
        <translation>전시 중인 그림을 불러오는 중…</translation>
    </message>
</context>
<context>
    <name>LargeView</name>
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
        <source>Large view</source>
        <translation>크게 보기</translation>
    </message>
    <message>
        <source>%1 views · %2 likes · %3</source>
        <translation>조회 %1 · 좋아요 %2 · %3</translation>
    </message>
</context>
<context>
    <name>MoodRail</name>
    <message>
        <source>All moods</source>
        <translation>모든 기분</translation>
    </message>
    <message>
        <source>Moods</source>
        <translation>기분</translation>
    </message>
</context>
<context>
    <name>Outcome</name>
    <message>
        <source>Close the list</source>
        <translation>목록 닫기</translation>
    </message>
    <message>
        <source>Not done with %1; the rest is done</source>
        <translation>%1은 처리하지 못했고 나머지는 끝났습니다</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>이어서 하기</translation>
    </message>
    <message>
        <source>Leave them in the pool</source>
        <translation>후보함에 두기</translation>
    </message>
    <message>
        <source>A promotion was cut off: %1 to go.</source>
        <translation>배포가 도중에 끊겼습니다. %1 남았습니다.</translation>
    </message>
</context>
<context>
    <name>Production</name>
    <message>
        <source>View</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>Order: %1</source>
        <translation>정렬: %1</translation>
    </message>
    <message>
        <source>Withdraw from the kiosks</source>
        <translation>키오스크에서 내리기</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>내리기</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>되돌리기</translation>
    </message>
    <message>
        <source>Put withdrawn pictures back on show</source>
        <translation>내린 그림을 다시 전시</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>다시 전시</translation>
    </message>
    <message>
        <source>Show it large</source>
        <translation>크게 보기</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>크게</translation>
    </message>
    <message>
        <source>Open or close the withdrawn pictures</source>
        <translation>내린 그림 열기·닫기</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>내린 그림</translation>
    </message>
    <message>
        <source>Show or hide the details</source>
        <translation>자세히 보기·숨기기</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>자세히</translation>
    </message>
    <message>
        <source>Copy the id</source>
        <translation>번호 복사</translation>
    </message>
    <message>
        <source>Choose all</source>
        <translation>모두 선택</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>새로 고침</translation>
    </message>
    <message>
        <source>Go on with the promotion that was cut off</source>
        <translation>끊긴 배포 이어서 하기</translation>
    </message>
    <message>
        <source>Pictures on show</source>
        <translation>전시 중인 그림</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>전시 중</translation>
    </message>
    <message>
        <source>This picture is not on show.</source>
        <translation>이 그림은 전시 중이 아닙니다.</translation>
    </message>
    <message>
        <source>The id is in the clipboard.</source>
        <translation>번호를 클립보드에 복사했습니다.</translation>
    </message>
    <message>
        <source>Withdrawn %1</source>
        <translation>내린 그림 %1</translation>
    </message>
    <message>
        <source>Withdraw %1</source>
        <translation>%1장 내리기</translation>
    </message>
</context>
<context>
    <name>Show</name>
    <message>
        <source>1 picture</source>
        <translation>1장</translation>
    </message>
    <message>
        <source>%1 pictures</source>
        <translation>%1장</translation>
    </message>
    <message>
        <source>%1 views</source>
        <translation>조회 %1</translation>
    </message>
    <message>
        <source>%1 likes</source>
        <translation>좋아요 %1</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>최신순</translation>
    </message>
    <message>
        <source>Most liked</source>
        <translation>좋아요 많은 순</translation>
    </message>
    <message>
        <source>Least liked</source>
        <translation>반응 적은 순</translation>
    </message>
    <message>
        <source>Most ignored</source>
        <translation>지나친 순</translation>
    </message>
    <message>
        <source>Last put on show first</source>
        <translation>나중에 전시한 것부터</translation>
    </message>
    <message>
        <source>By the number of likes</source>
        <translation>좋아요 수가 많은 것부터</translation>
    </message>
    <message>
        <source>By the share of likes, lowest first</source>
        <translation>좋아요 비율이 낮은 것부터</translation>
    </message>
    <message>
        <source>Seen most often without a like</source>
        <translation>좋아요 없이 가장 많이 본 것부터</translation>
    </message>
    <message>
        <source>last day</source>
        <translation>마지막 날</translation>
    </message>
    <message>
        <source>1 day left</source>
        <translation>1일 남음</translation>
    </message>
    <message>
        <source>%1 days left</source>
        <translation>%1일 남음</translation>
    </message>
    <message>
        <source>It is not there any more.</source>
        <translation>그림이 이미 없습니다.</translation>
    </message>
    <message>
        <source>It did not work. Try again.</source>
        <translation>되지 않았습니다. 다시 시도해 주세요.</translation>
    </message>
    <message>
        <source>The check blocks it.</source>
        <translation>검수에서 막혔습니다.</translation>
    </message>
    <message>
        <source>It was not begun. It can go on later.</source>
        <translation>시작하지 않았습니다. 나중에 이어서 할 수 있습니다.</translation>
    </message>
    <message>
        <source>The file is gone.</source>
        <translation>파일이 없습니다.</translation>
    </message>
    <message>
        <source>The file is damaged.</source>
        <translation>파일이 손상되었습니다.</translation>
    </message>
    <message>
        <source>It could not be loaded.</source>
        <translation>불러오지 못했습니다.</translation>
    </message>
</context>
<context>
    <name>ShowDesk</name>
    <message>
        <source>Deleted, because its time was over: %1</source>
        <translation>보관 기간이 지나 지웠습니다: %1</translation>
    </message>
    <message>
        <source>Withdrawing</source>
        <translation>내리는 중</translation>
    </message>
    <message>
        <source>Putting back on show</source>
        <translation>다시 전시하는 중</translation>
    </message>
    <message>
        <source>Undoing</source>
        <translation>되돌리는 중</translation>
    </message>
    <message>
        <source>Promoting</source>
        <translation>배포하는 중</translation>
    </message>
    <message>
        <source>%1 withdrawn. Ctrl+Z undoes it.</source>
        <translation>%1을 내렸습니다. Ctrl+Z로 되돌릴 수 있습니다.</translation>
    </message>
    <message>
        <source>%1 back on show.</source>
        <translation>%1을 다시 전시합니다.</translation>
    </message>
</context>
<context>
    <name>ShowDetail</name>
    <message>
        <source>Details</source>
        <translation>자세히</translation>
    </message>
    <message>
        <source>Copy the id</source>
        <translation>번호 복사</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>프롬프트</translation>
    </message>
    <message>
        <source>No picture is chosen.</source>
        <translation>선택한 그림이 없습니다.</translation>
    </message>
    <message>
        <source>None is known.</source>
        <translation>알려진 프롬프트가 없습니다.</translation>
    </message>
    <message>
        <source>Put back on show</source>
        <translation>다시 전시</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>내리기</translation>
    </message>
    <message>
        <source>Nobody has seen it yet.</source>
        <translation>아직 아무도 보지 않았습니다.</translation>
    </message>
    <message>
        <source>Average of this mood: %1</source>
        <translation>이 기분의 평균: %1</translation>
    </message>
    <message>
        <source>It says that it is AI-made.</source>
        <translation>AI 제작 표시가 있습니다.</translation>
    </message>
    <message>
        <source>It has no mark.</source>
        <translation>표시가 없습니다.</translation>
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
        <source>On show</source>
        <translation>전시</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>보관</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>표시</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
</context>
</TS>
