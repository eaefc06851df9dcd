<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en_US">
<context>
    <name>AiLabel</name>
    <message>
        <source>AI-made image</source>
        <translation>AI가 만든 그림</translation>
    </message>
</context>
<context>
    <name>Apology</name>
    <message>
        <source>Sorry, something&lt;br&gt;went wrong here</source>
        <translation>죄송해요, 잠시&lt;br&gt;문제가 생겼어요</translation>
    </message>
    <message>
        <source>It was not your doing, and this visit is wiped.&lt;br&gt;We start over in a moment.</source>
        <translation>손님 잘못이 아니에요. 이번 방문의 기록은&lt;br&gt;모두 지우고, 곧 처음으로 돌아갈게요.</translation>
    </message>
    <message numerus="yes">
        <source>Back to the start in %n s</source>
        <translation>
            <numerusform>%n초 뒤에 처음 화면으로 돌아가요</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Attract</name>
    <message>
        <source>Pictures to match&lt;br&gt;your expression</source>
        <translation>당신의 표정에&lt;br&gt;어울리는 그림</translation>
    </message>
    <message>
        <source>It takes a minute. The camera stays off&lt;br&gt;until you say yes.</source>
        <translation>1분이면 충분해요. 허락하시기 전에는&lt;br&gt;카메라를 켜지 않아요.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>시작하기</translation>
    </message>
</context>
<context>
    <name>CameraSign</name>
    <message>
        <source>Camera on</source>
        <translation>카메라 켜짐</translation>
    </message>
    <message>
        <source>Camera off</source>
        <translation>카메라 꺼짐</translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message>
        <source>Picture %1</source>
        <translation>그림 %1</translation>
    </message>
</context>
<context>
    <name>CodePad</name>
    <message>
        <source>Enter your return code</source>
        <translation>다음 방문 코드를 넣어 주세요</translation>
    </message>
    <message>
        <source>One moment, we are looking …</source>
        <translation>코드를 찾고 있어요 …</translation>
    </message>
    <message numerus="yes">
        <source>Too many tries. Please wait %n second(s).</source>
        <translation>
            <numerusform>여러 번 맞지 않았어요. %n초만 기다려 주세요.</numerusform>
        </translation>
    </message>
    <message>
        <source>We do not know this code. Please try again.</source>
        <translation>이 코드를 찾지 못했어요. 다시 한번 확인해 주세요.</translation>
    </message>
    <message>
        <source>Six letters and digits, from your last visit.</source>
        <translation>지난번에 받으신 여섯 자리 글자와 숫자예요.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>확인</translation>
    </message>
</context>
<context>
    <name>Consent</name>
    <message>
        <source>Back</source>
        <translation>처음으로</translation>
    </message>
    <message>
        <source>May we use&lt;br&gt;the camera?</source>
        <translation>카메라를&lt;br&gt;써도 될까요?</translation>
    </message>
    <message>
        <source>We read your expression once,&lt;br&gt;to choose pictures.</source>
        <translation>표정을 한 번 읽고 어울리는 그림을 골라요.</translation>
    </message>
    <message>
        <source>Your photo is never kept.&lt;br&gt;It is gone at once.</source>
        <translation>사진은 저장하지 않고, 읽은 뒤 바로 지워요.</translation>
    </message>
    <message>
        <source>Without the camera you see&lt;br&gt;the same pictures.</source>
        <translation>카메라 없이도 똑같은 그림을 볼 수 있어요.</translation>
    </message>
    <message>
        <source>We read your expression</source>
        <translation>표정을 읽어 드려요</translation>
    </message>
    <message>
        <source>Use the camera</source>
        <translation>카메라 쓰기</translation>
    </message>
    <message>
        <source>The camera stays off</source>
        <translation>카메라는 꺼 둘게요</translation>
    </message>
    <message>
        <source>Choose my mood</source>
        <translation>기분 직접 고르기</translation>
    </message>
    <message>
        <source>Remember me next time</source>
        <translation>다음에 올 때 저를 기억해 주세요</translation>
    </message>
    <message>
        <source>It is on now. You can undo it at any time.</source>
        <translation>지금 켜져 있어요. 언제든지 되돌릴 수 있어요.</translation>
    </message>
    <message>
        <source>Your choice. It is off now.</source>
        <translation>선택 사항이에요. 지금은 꺼져 있어요.</translation>
    </message>
    <message>
        <source>What happens to my picture?</source>
        <translation>제 사진은 어떻게 되나요?</translation>
    </message>
</context>
<context>
    <name>Farewell</name>
    <message>
        <source>One moment, we are deleting&lt;br&gt;everything about you.</source>
        <translation>잠시만요, 손님에 관한 기록을&lt;br&gt;모두 지우고 있어요.</translation>
    </message>
    <message>
        <source>Everything about you is deleted.&lt;br&gt;Come back whenever you like.</source>
        <translation>손님에 관한 기록을 모두 지웠어요.&lt;br&gt;언제든지 다시 오세요.</translation>
    </message>
    <message>
        <source>That did not work just now.&lt;br&gt;Please try again, or ask our staff.</source>
        <translation>지금은 지우지 못했어요.&lt;br&gt;다시 눌러 주시거나 직원에게 말씀해 주세요.</translation>
    </message>
    <message>
        <source>Show this code next time and carry on&lt;br&gt;from the pictures you liked.</source>
        <translation>다음에 이 코드를 보여 주시면&lt;br&gt;좋아하신 그림을 이어서 볼 수 있어요.</translation>
    </message>
    <message>
        <source>We will know you next time and carry on&lt;br&gt;from the pictures you liked.</source>
        <translation>다음에 오시면 알아보고&lt;br&gt;좋아하신 그림을 이어서 보여 드릴게요.</translation>
    </message>
    <message>
        <source>Nothing that could name you was kept.&lt;br&gt;Come back whenever you like.</source>
        <translation>손님을 알아볼 수 있는 것은 남기지 않았어요.&lt;br&gt;언제든지 다시 오세요.</translation>
    </message>
    <message>
        <source>Thank you&lt;br&gt;for looking</source>
        <translation>함께해 주셔서&lt;br&gt;고맙습니다</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>처음으로</translation>
    </message>
    <message>
        <source>Forget me</source>
        <translation>저를 잊어 주세요</translation>
    </message>
    <message numerus="yes">
        <source>Back to the start in %n s</source>
        <translation>
            <numerusform>%n초 뒤에 처음 화면으로 돌아가요</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ForYouNote</name>
    <message>
        <source>Pictures chosen for you</source>
        <translation>나만을 위한 그림</translation>
    </message>
    <message>
        <source>When you ask us to remember you, your own list grows here from the pictures you like.&lt;br&gt;You can switch that on at the start of a visit.</source>
        <translation>기억해 달라고 하시면, 좋아하신 그림을 바탕으로&lt;br&gt;나만의 목록이 여기에 생겨요.&lt;br&gt;방문을 시작할 때 켤 수 있어요.</translation>
    </message>
    <message numerus="yes">
        <source>Your own list begins here after %n more like(s).&lt;br&gt;Touch the heart of what you like.</source>
        <translation>
            <numerusform>하트를 %n개 더 누르시면&lt;br&gt;나만의 목록이 여기에 생겨요.</numerusform>
        </translation>
    </message>
    <message>
        <source>Your list is being put together.</source>
        <translation>목록을 준비하고 있어요.</translation>
    </message>
</context>
<context>
    <name>GalleryDock</name>
    <message>
        <source>Pictures for this mood</source>
        <translation>이 기분의 그림 보기</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>다음 그림</translation>
    </message>
    <message>
        <source>Not right?</source>
        <translation>아닌가요?</translation>
    </message>
    <message>
        <source>Another mood</source>
        <translation>다른 기분</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>다시 읽기</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>마치기</translation>
    </message>
</context>
<context>
    <name>GalleryTabs</name>
    <message>
        <source>Lists</source>
        <translation>그림 목록</translation>
    </message>
    <message>
        <source>For this mood</source>
        <translation>이 기분의 그림</translation>
    </message>
    <message>
        <source>For you</source>
        <translation>나를 위한 그림</translation>
    </message>
</context>
<context>
    <name>HeartButton</name>
    <message>
        <source>Take back the like of picture %1</source>
        <translation>그림 %1 좋아요 취소</translation>
    </message>
    <message>
        <source>Like picture %1</source>
        <translation>그림 %1 좋아요</translation>
    </message>
</context>
<context>
    <name>HintPill</name>
    <message>
        <source>Stand in front of the screen</source>
        <translation>화면 앞에 서 주세요</translation>
    </message>
    <message>
        <source>Come a little closer</source>
        <translation>조금 더 가까이 와 주세요</translation>
    </message>
    <message>
        <source>Take a small step back</source>
        <translation>조금만 뒤로 가 주세요</translation>
    </message>
    <message>
        <source>A little more light, please</source>
        <translation>조금 더 밝은 곳이 좋아요</translation>
    </message>
    <message>
        <source>One person at a time, please</source>
        <translation>한 번에 한 분씩 부탁드려요</translation>
    </message>
    <message>
        <source>Look at the screen</source>
        <translation>화면을 바라봐 주세요</translation>
    </message>
    <message>
        <source>Hold still for a moment</source>
        <translation>잠시 그대로 계셔 주세요</translation>
    </message>
</context>
<context>
    <name>LikeRow</name>
    <message>
        <source>Take back the like of picture %1</source>
        <translation>그림 %1 좋아요 취소</translation>
    </message>
    <message>
        <source>Like picture %1</source>
        <translation>그림 %1 좋아요</translation>
    </message>
</context>
<context>
    <name>Mirror</name>
    <message>
        <source>Your picture in the mirror</source>
        <translation>거울에 비친 모습</translation>
    </message>
</context>
<context>
    <name>MoodChip</name>
    <message>
        <source>Your expression looks</source>
        <translation>표정이 이렇게 보여요</translation>
    </message>
    <message>
        <source>Your mood</source>
        <translation>고르신 기분</translation>
    </message>
    <message>
        <source>Not right?</source>
        <translation>아닌가요?</translation>
    </message>
    <message>
        <source>Another mood</source>
        <translation>다른 기분</translation>
    </message>
</context>
<context>
    <name>MoodOffer</name>
    <message>
        <source>New mood, new pictures?</source>
        <translation>표정이 바뀌었네요.&lt;br&gt;새 그림을 볼까요?</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>새 그림 보기</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>그대로 있기</translation>
    </message>
</context>
<context>
    <name>MoodPicker</name>
    <message>
        <source>Welcome back!</source>
        <translation>다시 와 주셔서 반가워요!</translation>
    </message>
    <message>
        <source>I can&apos;t tell from your expression.</source>
        <translation>표정만으로는 잘 모르겠어요.</translation>
    </message>
    <message>
        <source>The camera is not answering.</source>
        <translation>카메라가 대답하지 않아요.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>I have a code</source>
        <translation>코드가 있어요</translation>
    </message>
</context>
<context>
    <name>MoodWords</name>
    <message>
        <source>Happy</source>
        <translation>행복</translation>
    </message>
    <message>
        <source>Surprised</source>
        <translation>놀람</translation>
    </message>
    <message>
        <source>Calm</source>
        <translation>평온</translation>
    </message>
    <message>
        <source>Confused</source>
        <translation>혼란</translation>
    </message>
    <message>
        <source>Sad</source>
        <translation>슬픔</translation>
    </message>
    <message>
        <source>Afraid</source>
        <translation>두려움</translation>
    </message>
    <message>
        <source>Angry</source>
        <translation>화남</translation>
    </message>
    <message>
        <source>Put off</source>
        <translation>불쾌</translation>
    </message>
    <message>
        <source>Your expression looks %1happy%2</source>
        <translation>%1행복%2해 보이는 표정이에요</translation>
    </message>
    <message>
        <source>Your expression looks %1surprised%2</source>
        <translation>%1놀란%2 듯한 표정이에요</translation>
    </message>
    <message>
        <source>Your expression looks %1calm%2</source>
        <translation>%1평온%2해 보이는 표정이에요</translation>
    </message>
    <message>
        <source>Your expression looks %1confused%2</source>
        <translation>%1혼란%2스러워 보이는 표정이에요</translation>
    </message>
    <message>
        <source>Your expression looks %1sad%2</source>
        <translation>%1슬퍼%2 보이는 표정이에요</translation>
    </message>
    <message>
        <source>Your expression looks %1afraid%2</source>
        <translation>%1두려워%2 보이는 표정이에요</translation>
    </message>
    <message>
        <source>Your expression looks %1angry%2</source>
        <translation>%1화난%2 듯한 표정이에요</translation>
    </message>
    <message>
        <source>Your expression looks %1put off%2</source>
        <translation>%1불쾌%2해 보이는 표정이에요</translation>
    </message>
    <message>
        <source>happy</source>
        <translation>행복</translation>
    </message>
    <message>
        <source>surprised</source>
        <translation>놀람</translation>
    </message>
    <message>
        <source>calm</source>
        <translation>평온</translation>
    </message>
    <message>
        <source>confused</source>
        <translation>혼란</translation>
    </message>
    <message>
        <source>sad</source>
        <translation>슬픔</translation>
    </message>
    <message>
        <source>afraid</source>
        <translation>두려움</translation>
    </message>
    <message>
        <source>angry</source>
        <translation>화남</translation>
    </message>
    <message>
        <source>put off</source>
        <translation>불쾌</translation>
    </message>
    <message>
        <source>Your mood: %1</source>
        <translation>고르신 기분: %1</translation>
    </message>
</context>
<context>
    <name>PickerWords</name>
    <message>
        <source>Which one is closer?</source>
        <translation>어떤 기분에 더 가까우세요?</translation>
    </message>
    <message>
        <source>What is your mood&lt;br&gt;right now?</source>
        <translation>지금 어떤 기분이세요?</translation>
    </message>
    <message>
        <source>Touch the one that comes closest.</source>
        <translation>가장 가까운 것을 눌러 주세요.</translation>
    </message>
</context>
<context>
    <name>PictureSheet</name>
    <message>
        <source>What happens to my picture?</source>
        <translation>제 사진은 어떻게 되나요?</translation>
    </message>
    <message>
        <source>The camera is on only after you say yes, and off when your visit ends.</source>
        <translation>카메라는 허락하신 뒤에만 켜지고, 방문이 끝나면 바로 꺼져요.</translation>
    </message>
    <message>
        <source>One small picture of your face goes to our reading service over a secure line. Nobody keeps it.</source>
        <translation>얼굴 부분의 작은 사진 한 장이 안전한 통신으로 판독 서비스에 다녀와요. 아무도 보관하지 않아요.</translation>
    </message>
    <message>
        <source>Your picture stays in this kiosk&apos;s memory while it is read. It is never saved and never sent.</source>
        <translation>사진은 읽는 동안에만 이 기기의 메모리에 있어요. 저장하지도, 밖으로 보내지도 않아요.</translation>
    </message>
    <message>
        <source>We note which pictures were liked, without a name.</source>
        <translation>어떤 그림이 좋았는지는 이름 없이 기록해요.</translation>
    </message>
    <message>
        <source>Only with “Remember me” we keep a locked numeric code of your face, for %1 days at most. “Forget me” deletes it.</source>
        <translation>‘기억해 주세요’를 켜셨을 때만 얼굴을 나타내는 숫자를 잠가서 길어야 %1일 동안 보관해요. ‘저를 잊어 주세요’를 누르면 지워져요.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>PinPad</name>
    <message>
        <source>Please enter&lt;br&gt;the staff PIN</source>
        <translation>직원용 PIN을&lt;br&gt;눌러 주세요</translation>
    </message>
    <message numerus="yes">
        <source>%n digit(s) entered</source>
        <translation>
            <numerusform>%n자리 입력됨</numerusform>
        </translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>잠시만요 …</translation>
    </message>
    <message numerus="yes">
        <source>Too many wrong PINs.&lt;br&gt;Please wait %n s.</source>
        <translation>
            <numerusform>PIN이 여러 번 틀렸어요.&lt;br&gt;%n초만 기다려 주세요.</numerusform>
        </translation>
    </message>
    <message>
        <source>That was not the PIN. Please try again.</source>
        <translation>PIN이 맞지 않아요. 다시 눌러 주세요.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>확인</translation>
    </message>
</context>
<context>
    <name>Preparing</name>
    <message>
        <source>We are painting&lt;br&gt;your first pictures</source>
        <translation>첫 그림들을&lt;br&gt;그리고 있어요</translation>
    </message>
    <message>
        <source>This happens only once&lt;br&gt;and takes less than a minute.</source>
        <translation>처음 한 번만 그려요.&lt;br&gt;1분이 안 걸려요.</translation>
    </message>
    <message>
        <source>%1 of %2 pictures</source>
        <translation>그림 %2점 가운데 %1점</translation>
    </message>
</context>
<context>
    <name>QrCode</name>
    <message>
        <source>QR picture of the return code</source>
        <translation>다음 방문 코드의 QR 그림</translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message>
        <source>Reading your&lt;br&gt;expression</source>
        <translation>표정을&lt;br&gt;살펴보고 있어요</translation>
    </message>
    <message>
        <source>Just a moment. Make yourself comfortable.</source>
        <translation>잠깐이면 돼요. 편하게 계세요.</translation>
    </message>
    <message>
        <source>Choose my mood</source>
        <translation>기분 직접 고르기</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>그만두기</translation>
    </message>
</context>
<context>
    <name>Staff</name>
    <message>
        <source>Staff</source>
        <translation>직원용 화면</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message numerus="yes">
        <source>Closes in %n s</source>
        <translation>
            <numerusform>%n초 뒤에 닫혀요</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StaffAdvice</name>
    <message>
        <source>There is no staff PIN yet</source>
        <translation>아직 직원용 PIN이 없어요</translation>
    </message>
    <message>
        <source>Until one is set, this panel stays closed.&lt;br&gt;Set it in a terminal of this computer:</source>
        <translation>PIN을 정할 때까지 이 화면은 열리지 않아요.&lt;br&gt;이 컴퓨터의 터미널에서 정해 주세요:</translation>
    </message>
</context>
<context>
    <name>StaffBoard</name>
    <message>
        <source>Saving …</source>
        <translation>저장하는 중 …</translation>
    </message>
    <message>
        <source>Save support bundle</source>
        <translation>지원 파일 저장</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>다시 시작</translation>
    </message>
    <message>
        <source>Press again to restart</source>
        <translation>한 번 더 누르면 다시 시작해요</translation>
    </message>
    <message>
        <source>Leave kiosk mode</source>
        <translation>키오스크 모드 나가기</translation>
    </message>
    <message>
        <source>Press again to leave</source>
        <translation>한 번 더 누르면 나가요</translation>
    </message>
    <message>
        <source>The disk is full, nothing was saved.&lt;br&gt;Make room and try again.</source>
        <translation>디스크가 가득 차서 저장하지 못했어요.&lt;br&gt;공간을 비우고 다시 해 주세요.</translation>
    </message>
    <message>
        <source>The bundle could not be saved.&lt;br&gt;Please try again.</source>
        <translation>지원 파일을 저장하지 못했어요.&lt;br&gt;다시 해 주세요.</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>%1 이름으로 저장했어요</translation>
    </message>
    <message>
        <source>Without a touch this panel closes by itself.&lt;br&gt;It shows nothing about visitors.</source>
        <translation>터치가 없으면 저절로 닫혀요.&lt;br&gt;방문자 정보는 나오지 않아요.</translation>
    </message>
</context>
<context>
    <name>StaffCard</name>
    <message>
        <source>Camera</source>
        <translation>카메라</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>네트워크</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>전송 대기</translation>
    </message>
    <message>
        <source>Free space</source>
        <translation>남은 공간</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>버전</translation>
    </message>
    <message>
        <source>Last problem</source>
        <translation>마지막 문제</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>사용 중</translation>
    </message>
    <message>
        <source>Ready, switched off</source>
        <translation>준비됨 · 꺼져 있음</translation>
    </message>
    <message>
        <source>Not used, by the settings</source>
        <translation>설정에서 쓰지 않음</translation>
    </message>
    <message>
        <source>Not found. Check its cable.</source>
        <translation>찾을 수 없어요. 선을 확인해 주세요.</translation>
    </message>
    <message>
        <source>Connected · %1</source>
        <translation>연결됨 · %1</translation>
    </message>
    <message>
        <source>Not reachable</source>
        <translation>연결되지 않음</translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation>필요 없음</translation>
    </message>
    <message>
        <source>%1 to be sent</source>
        <translation>%1건</translation>
    </message>
    <message>
        <source>%1 entries were refused</source>
        <translation>%1건이 거절됐어요</translation>
    </message>
    <message>
        <source>Kiosk %1</source>
        <translation>키오스크 %1</translation>
    </message>
    <message>
        <source>None since the start</source>
        <translation>켠 뒤로 문제 없음</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>알 수 없음</translation>
    </message>
    <message>
        <source>%1 · The camera was lost</source>
        <translation>%1 · 카메라가 끊겼어요</translation>
    </message>
    <message>
        <source>%1 · Another program has the camera</source>
        <translation>%1 · 다른 프로그램이 카메라를 쓰고 있어요</translation>
    </message>
    <message>
        <source>%1 · The camera may not be used</source>
        <translation>%1 · 카메라를 쓸 권한이 없어요</translation>
    </message>
    <message>
        <source>%1 · The film cannot be read</source>
        <translation>%1 · 영상을 읽을 수 없어요</translation>
    </message>
    <message>
        <source>%1 · A model is missing</source>
        <translation>%1 · 모델 파일이 없어요</translation>
    </message>
    <message>
        <source>%1 · A model is damaged</source>
        <translation>%1 · 모델 파일이 손상됐어요</translation>
    </message>
    <message>
        <source>%1 · A picture is missing</source>
        <translation>%1 · 그림 파일이 없어요</translation>
    </message>
    <message>
        <source>%1 · A picture is damaged</source>
        <translation>%1 · 그림 파일이 손상됐어요</translation>
    </message>
    <message>
        <source>%1 · The library was rebuilt</source>
        <translation>%1 · 보관함을 다시 만들었어요</translation>
    </message>
    <message>
        <source>%1 · The disk is full</source>
        <translation>%1 · 디스크가 가득 찼어요</translation>
    </message>
    <message>
        <source>%1 · The cloud answered late</source>
        <translation>%1 · 클라우드 응답이 늦었어요</translation>
    </message>
    <message>
        <source>%1 · The cloud did not answer</source>
        <translation>%1 · 클라우드가 응답하지 않았어요</translation>
    </message>
    <message>
        <source>%1 · The cloud refused</source>
        <translation>%1 · 클라우드가 거절했어요</translation>
    </message>
    <message>
        <source>%1 · Signing in to the cloud failed</source>
        <translation>%1 · 클라우드 로그인에 실패했어요</translation>
    </message>
    <message>
        <source>%1 · See the support bundle</source>
        <translation>%1 · 지원 파일을 확인해 주세요</translation>
    </message>
    <message>
        <source>Well</source>
        <translation>양호</translation>
    </message>
    <message>
        <source>Check it</source>
        <translation>확인 필요</translation>
    </message>
</context>
<context>
    <name>StillThere</name>
    <message>
        <source>Still there?</source>
        <translation>아직 계신가요?</translation>
    </message>
    <message>
        <source>Without a touch we wipe everything about this visit and start over.</source>
        <translation>터치가 없으면 이번 방문의 기록을 모두 지우고 처음으로 돌아가요.</translation>
    </message>
    <message>
        <source>I&apos;m still here</source>
        <translation>네, 보고 있어요</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>마치기</translation>
    </message>
</context>
<context>
    <name>Ticket</name>
    <message>
        <source>Your return code: %1</source>
        <translation>다음 방문 코드: %1</translation>
    </message>
    <message>
        <source>Your return code is being made</source>
        <translation>다음 방문 코드를 만들고 있어요</translation>
    </message>
    <message>
        <source>Your return code</source>
        <translation>다음 방문 코드</translation>
    </message>
    <message>
        <source>Photograph it or write it down.&lt;br&gt;It holds no face.</source>
        <translation>휴대전화로 찍거나 적어 두세요.&lt;br&gt;얼굴 정보는 들어 있지 않아요.</translation>
    </message>
    <message>
        <source>One moment, your code is on its way.</source>
        <translation>잠시만요, 코드를 만들고 있어요.</translation>
    </message>
</context>
</TS>
