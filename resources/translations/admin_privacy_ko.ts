<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en_US">
<context>
    <name>Privacy</name>
    <message>
        <source>Consents</source>
        <translation>동의 현황</translation>
    </message>
    <message>
        <source>Receipts of the kiosk on this machine; they name nobody.</source>
        <translation>이 컴퓨터의 키오스크가 남긴 동의 기록입니다. 누구인지는 담지 않습니다.</translation>
    </message>
    <message>
        <source>No visitor has chosen anything here yet.</source>
        <translation>아직 선택한 손님이 없습니다.</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>%1부터</translation>
    </message>
    <message>
        <source>Find somebody</source>
        <translation>손님 찾기</translation>
    </message>
    <message>
        <source>The code from the visitor&apos;s ticket, in any spelling. The number of a visitor or of a proof works too.</source>
        <translation>손님 쪽지의 코드를 입력해 주세요. 소문자나 줄표도 괜찮습니다. 손님 번호나 삭제 확인서 번호로도 찾을 수 있습니다.</translation>
    </message>
    <message>
        <source>Return code</source>
        <translation>재방문 코드</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>찾기</translation>
    </message>
    <message>
        <source>Sign for the shop</source>
        <translation>매장 안내문</translation>
    </message>
    <message>
        <source>A4, a page in Korean and one in English: what the camera does, that no picture is kept, whom to ask.</source>
        <translation>A4 한국어 한 장, 영어 한 장: 카메라가 하는 일, 사진을 남기지 않는다는 점, 문의처를 알립니다.</translation>
    </message>
    <message>
        <source>Name of the shop</source>
        <translation>매장 이름</translation>
    </message>
    <message>
        <source>Whom to ask (telephone or e-mail)</source>
        <translation>문의처 (전화 또는 이메일)</translation>
    </message>
    <message>
        <source>left blank: a line to write on</source>
        <translation>비워 두면 손으로 쓸 줄이 인쇄됩니다</translation>
    </message>
    <message>
        <source>Save the sign as PDF</source>
        <translation>안내문 PDF 저장</translation>
    </message>
    <message>
        <source>who is remembered, and for how long</source>
        <translation>누구를 언제까지 기억하는지</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>개인정보</translation>
    </message>
    <message>
        <source>Find somebody by their code</source>
        <translation>코드로 손님 찾기</translation>
    </message>
    <message>
        <source>find</source>
        <translation>찾기</translation>
    </message>
    <message>
        <source>Sweep now: forget whose time is over</source>
        <translation>지금 정리: 기간이 지난 손님 지우기</translation>
    </message>
    <message>
        <source>sweep</source>
        <translation>정리</translation>
    </message>
    <message>
        <source>sign</source>
        <translation>안내문</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>찾는 중 …</translation>
    </message>
    <message>
        <source>Forgetting whose time is over</source>
        <translation>기간이 지난 손님을 지우는 중</translation>
    </message>
    <message>
        <source>A deletion was cut off before it was complete. A sweep finishes it.</source>
        <translation>삭제가 끝나기 전에 중단된 손님이 있습니다. 정리를 실행하면 마저 지웁니다.</translation>
    </message>
    <message>
        <source>Finish now</source>
        <translation>지금 마치기</translation>
    </message>
    <message>
        <source>Nobody is remembered under this code. A code that ran out is forgotten already; compare it with the ticket.</source>
        <translation>이 코드로 기억하는 손님이 없습니다. 기간이 지난 코드는 이미 지워졌습니다. 쪽지와 다시 비교해 주세요.</translation>
    </message>
    <message>
        <source>Everything about this person is deleted</source>
        <translation>이 손님의 정보를 모두 지웠습니다</translation>
    </message>
    <message>
        <source>Save the proof as text</source>
        <translation>확인서를 텍스트로 저장</translation>
    </message>
    <message>
        <source>Print the proof to PDF</source>
        <translation>확인서를 PDF로 인쇄</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>저장했습니다: %1</translation>
    </message>
    <message>
        <source>Visitors</source>
        <translation>손님</translation>
    </message>
    <message>
        <source>Faces (numbers, no pictures)</source>
        <translation>얼굴 특징값 (사진 아님)</translation>
    </message>
    <message>
        <source>Return codes</source>
        <translation>재방문 코드</translation>
    </message>
    <message>
        <source>Likes and views</source>
        <translation>좋아요와 조회</translation>
    </message>
    <message>
        <source>Of these not sent yet</source>
        <translation>이 중 아직 보내지 않은 것</translation>
    </message>
    <message>
        <source>Faces that belonged to nobody</source>
        <translation>주인 없는 얼굴 특징값</translation>
    </message>
    <message>
        <source>Faces to be looked at again in 12 hours</source>
        <translation>12시간 뒤 다시 볼 얼굴 특징값</translation>
    </message>
    <message>
        <source>Could not be deleted now</source>
        <translation>지금 지우지 못한 것</translation>
    </message>
    <message>
        <source>Nothing was there to remove</source>
        <translation>지울 것이 없었습니다</translation>
    </message>
    <message>
        <source>Proof of deletion</source>
        <translation>삭제 확인서</translation>
    </message>
    <message>
        <source>This proof names nobody. It says that everything kept about one person, or about all whose time was over, was deleted for good.</source>
        <translation>이 확인서에는 누구인지 담겨 있지 않습니다. 한 사람 또는 기간이 지난 모든 사람에 대해 보관하던 정보를 완전히 지웠음을 확인합니다.</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>번호</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>시각</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>카메라</translation>
    </message>
    <message>
        <source>Camera, and remembered</source>
        <translation>카메라 + 기억하기</translation>
    </message>
    <message>
        <source>Chose the mood themselves</source>
        <translation>기분을 직접 고름</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>한국어</translation>
    </message>
    <message>
        <source>English</source>
        <translation>영어</translation>
    </message>
    <message>
        <source>Save as text</source>
        <translation>텍스트 저장</translation>
    </message>
    <message>
        <source>Print to PDF</source>
        <translation>PDF 인쇄</translation>
    </message>
    <message>
        <source>Proofs of deletions</source>
        <translation>삭제 확인서</translation>
    </message>
    <message>
        <source>Nobody was deleted yet.</source>
        <translation>아직 지운 손님이 없습니다.</translation>
    </message>
    <message>
        <source>Retention</source>
        <translation>보관 기간</translation>
    </message>
    <message>
        <source>Who does not come back is forgotten %1 days after the last visit.</source>
        <translation>다시 오지 않은 손님은 마지막 방문 %1일 뒤에 지웁니다.</translation>
    </message>
    <message>
        <source>The cloud sweeps every night by itself.</source>
        <translation>클라우드가 매일 밤 스스로 정리합니다.</translation>
    </message>
    <message>
        <source>The kiosk sweeps every hour by itself.</source>
        <translation>키오스크가 한 시간마다 스스로 정리합니다.</translation>
    </message>
    <message>
        <source>Sweep now</source>
        <translation>지금 정리</translation>
    </message>
    <message>
        <source>Not swept from this tool yet.</source>
        <translation>이 프로그램에서는 아직 정리하지 않았습니다.</translation>
    </message>
    <message>
        <source>Last swept from this tool: %1</source>
        <translation>이 프로그램의 마지막 정리: %1</translation>
    </message>
    <message>
        <source>Nobody&apos;s time was over</source>
        <translation>기간이 지난 손님이 없습니다</translation>
    </message>
    <message>
        <source>Somebody is remembered</source>
        <translation>기억하고 있는 손님</translation>
    </message>
    <message>
        <source>Delete everything</source>
        <translation>모두 지우기</translation>
    </message>
    <message>
        <source>This cannot be undone. The face, the return code and every like and view of this person are deleted for good, here and in the cloud, and nobody can bring them back.</source>
        <translation>되돌릴 수 없습니다. 이 손님의 얼굴 특징값과 재방문 코드, 모든 좋아요와 조회 기록을 이 컴퓨터와 클라우드에서 완전히 지우며, 아무도 되살릴 수 없습니다.</translation>
    </message>
    <message>
        <source>Delete for ever</source>
        <translation>영구 삭제</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>그대로 두기</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>기억 시작</translation>
    </message>
    <message>
        <source>Kept until, without another visit</source>
        <translation>보관 기한 (다시 오지 않을 때)</translation>
    </message>
    <message>
        <source>What is left of a deletion that was cut off</source>
        <translation>중단된 삭제에서 남은 정보</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
</context>
</TS>
