<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en_US">
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>%n steps</source>
        <translation>
            <numerusform>%n단계</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>+%n more</source>
        <translation>
            <numerusform>+%n장 더</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n장 실패</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n jobs failed: %1</source>
        <translation>
            <numerusform>%n장이 실패했습니다. %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Retry %n failed</source>
        <translation>
            <numerusform>실패한 %n장 다시</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n older</source>
        <translation>
            <numerusform>이전 주문 %n건 더</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures</source>
        <translation>
            <numerusform>그림 %n장</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n orders</source>
        <translation>
            <numerusform>주문 %n건</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures in the last %1 minutes</source>
        <translation>
            <numerusform>최근 %1분 동안 %n장</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n machines</source>
        <translation>
            <numerusform>기계 %n대</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures ordered: %1</source>
        <translation>
            <numerusform>그림 %n장을 주문했습니다: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures cancelled</source>
        <translation>
            <numerusform>그림 %n장을 취소했습니다</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures ordered again</source>
        <translation>
            <numerusform>그림 %n장을 다시 주문했습니다</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n orders are in the queue again</source>
        <translation>
            <numerusform>주문 %n건을 대기열로 되돌렸습니다</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n given up</source>
        <translation>
            <numerusform>포기한 주문 %n건</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n batches running</source>
        <translation>
            <numerusform>%n개 주문 진행 중</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures queued</source>
        <translation>
            <numerusform>그림 %n장 대기 중</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need you</source>
        <translation>
            <numerusform>%n건 확인 필요</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 = %2 mixes, spread evenly over %n pictures</source>
        <translation>
            <numerusform>%1 = %2가지 조합, 그림 %n장에 고루 나눔</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Generate</name>
    <message>
        <source>Show in Pool</source>
        <translation>후보함에서 보기</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>guidance %1</source>
        <translation>가이던스 %1</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>계속하기</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>%1 남음</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>지금까지 %1</translation>
    </message>
    <message>
        <source>No batches yet. Fill in the form and send an order.</source>
        <translation>아직 주문이 없습니다. 왼쪽을 채우고 주문을 보내세요.</translation>
    </message>
    <message>
        <source>Orders that were given up</source>
        <translation>포기한 주문</translation>
    </message>
    <message>
        <source>Give all back to the queue</source>
        <translation>모두 대기열로 되돌리기</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Remove the cause first, then give them back. Of one batch at most ten are shown.</source>
        <translation>먼저 원인을 없앤 뒤 되돌리세요. 한 주문에서는 열 건까지만 보입니다.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Stop now</source>
        <translation>지금 멈추기</translation>
    </message>
    <message>
        <source>Stop when idle</source>
        <translation>쉬면 멈춤</translation>
    </message>
    <message>
        <source>Off: it costs money until it is stopped by hand</source>
        <translation>끄면 손으로 멈출 때까지 요금이 나갑니다</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>기계</translation>
    </message>
    <message>
        <source>Cost per hour</source>
        <translation>시간당 요금</translation>
    </message>
    <message>
        <source>Running for</source>
        <translation>가동 시간</translation>
    </message>
    <message>
        <source>Stops by itself</source>
        <translation>자동 정지</translation>
    </message>
    <message>
        <source>Jobs per minute</source>
        <translation>분당 작업</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>이 컴퓨터</translation>
    </message>
    <message>
        <source>GPU endpoint</source>
        <translation>GPU 엔드포인트</translation>
    </message>
    <message>
        <source>10 min after the last job; wakes up for orders</source>
        <translation>마지막 작업 10분 뒤, 주문이 오면 깨어남</translation>
    </message>
    <message>
        <source>no, it runs on</source>
        <translation>아니요, 계속 돌아갑니다</translation>
    </message>
    <message>
        <source>%1 after the last job</source>
        <translation>마지막 작업 뒤 %1</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>주문</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>묶음</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>엔진</translation>
    </message>
    <message>
        <source>Send order</source>
        <translation>주문 보내기</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>보내기</translation>
    </message>
    <message>
        <source>Retry what failed or was cancelled</source>
        <translation>실패하거나 취소한 것 다시</translation>
    </message>
    <message>
        <source>Retry failed</source>
        <translation>실패 다시</translation>
    </message>
    <message>
        <source>Cancel the batch</source>
        <translation>이 주문 취소</translation>
    </message>
    <message>
        <source>Cancel batch</source>
        <translation>주문 취소</translation>
    </message>
    <message>
        <source>Show the batch in the pool</source>
        <translation>이 주문을 후보함에서 보기</translation>
    </message>
    <message>
        <source>Copy the name of the batch</source>
        <translation>주문 이름 복사</translation>
    </message>
    <message>
        <source>Next mix</source>
        <translation>다음 조합</translation>
    </message>
    <message>
        <source>Previous mix</source>
        <translation>이전 조합</translation>
    </message>
    <message>
        <source>Save as template</source>
        <translation>템플릿으로 저장</translation>
    </message>
    <message>
        <source>Price list</source>
        <translation>가격표</translation>
    </message>
    <message>
        <source>Start the engine</source>
        <translation>엔진 시작</translation>
    </message>
    <message>
        <source>Stop the engine now</source>
        <translation>엔진 지금 멈추기</translation>
    </message>
    <message>
        <source>Stop the engine when idle, or let it run on</source>
        <translation>엔진을 쉬면 멈추게 하거나 계속 돌리기</translation>
    </message>
    <message>
        <source>The order was not sent. %1</source>
        <translation>주문을 보내지 못했습니다. %1</translation>
    </message>
    <message>
        <source>Giving orders back</source>
        <translation>주문 되돌리는 중</translation>
    </message>
    <message>
        <source>Saved as template “%1”</source>
        <translation>“%1” 템플릿으로 저장했습니다</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>템플릿</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>그림 만들기</translation>
    </message>
    <message>
        <source>The name of the batch is in the clipboard.</source>
        <translation>주문 이름을 클립보드에 복사했습니다.</translation>
    </message>
    <message>
        <source>Nothing is being made</source>
        <translation>진행 중인 주문이 없습니다</translation>
    </message>
    <message>
        <source>Needs you first</source>
        <translation>확인 필요한 순</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>최신순</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>주문 묶음</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1초</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1분</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1시간 %2분</translation>
    </message>
    <message>
        <source>sent %1 by %2</source>
        <translation>%1 %2 님이 보냄</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>진행 중</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>대기 중</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>취소됨</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>done</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>running</source>
        <translation>진행</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>대기</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Asleep</source>
        <translation>잠자는 중</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>준비됨</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>멈춤</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>시작하는 중</translation>
    </message>
    <message>
        <source>In service</source>
        <translation>가동 중</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>멈추는 중</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>Write what is to be painted.</source>
        <translation>무엇을 그릴지 적어 주세요.</translation>
    </message>
    <message>
        <source>A brace stands alone: variables are written {name}.</source>
        <translation>중괄호가 짝이 맞지 않습니다. 변수는 {name}처럼 적습니다.</translation>
    </message>
    <message>
        <source>{%1} has no list of values yet.</source>
        <translation>{%1} 변수의 값 목록이 없습니다.</translation>
    </message>
    <message>
        <source>Give {%1} one value or more.</source>
        <translation>{%1} 변수에 값을 하나 이상 적어 주세요.</translation>
    </message>
    <message>
        <source>The prompt gets %1 characters long; at most %2 are taken.</source>
        <translation>프롬프트가 %1자까지 길어집니다. 최대 %2자입니다.</translation>
    </message>
    <message>
        <source>The negative prompt has %1 characters; at most %2 are taken.</source>
        <translation>제외 프롬프트가 %1자입니다. 최대 %2자입니다.</translation>
    </message>
    <message>
        <source>%1 × %2 cannot be painted here. Each side may have %3 to %4 pixels.</source>
        <translation>%1 × %2 크기는 여기서 그릴 수 없습니다. 한 변은 %3~%4픽셀이어야 합니다.</translation>
    </message>
    <message>
        <source>The disk is full. Make room and retry.</source>
        <translation>디스크가 가득 찼습니다. 공간을 비우고 다시 시도하세요.</translation>
    </message>
    <message>
        <source>The model ended with an error. It may be out of memory: retry, or order a smaller size.</source>
        <translation>모델이 오류로 끝났습니다. 메모리가 부족할 수 있으니 다시 시도하거나 더 작은 크기로 주문하세요.</translation>
    </message>
    <message>
        <source>Given up after %1 tries. The engine answered %2.</source>
        <translation>%1번 시도한 뒤 포기했습니다. 엔진의 답: %2.</translation>
    </message>
    <message>
        <source>The engine answered without a picture. Retry.</source>
        <translation>엔진이 그림 없이 답했습니다. 다시 시도하세요.</translation>
    </message>
    <message>
        <source>The model refuses this order (%1). Change the prompt.</source>
        <translation>모델이 이 주문을 거절했습니다(%1). 프롬프트를 바꿔 보세요.</translation>
    </message>
    <message>
        <source>The engine&apos;s answer was lost. Retry.</source>
        <translation>엔진의 답을 잃었습니다. 다시 시도하세요.</translation>
    </message>
    <message>
        <source>The order is no longer in the queue. Retry.</source>
        <translation>주문이 대기열에 없습니다. 다시 시도하세요.</translation>
    </message>
    <message>
        <source>The queue gave the order up after many tries. Retry.</source>
        <translation>대기열이 여러 번 시도한 뒤 포기했습니다. 다시 시도하세요.</translation>
    </message>
    <message>
        <source>The queue did not take the order (%1). Retry.</source>
        <translation>대기열이 주문을 받지 않았습니다(%1). 다시 시도하세요.</translation>
    </message>
    <message>
        <source>This message is no order. Redriving does not help.</source>
        <translation>주문이 아닌 메시지입니다. 되돌려도 소용이 없습니다.</translation>
    </message>
    <message>
        <source>Preview %1 of %2</source>
        <translation>미리보기 %2개 중 %1</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>미리보기</translation>
    </message>
    <message>
        <source>Estimate</source>
        <translation>예상</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>약 %1</translation>
    </message>
    <message>
        <source>Painted on this machine, at the pace of the last pictures</source>
        <translation>이 컴퓨터에서 그립니다. 최근 속도 기준입니다</translation>
    </message>
    <message>
        <source>Painted on this machine</source>
        <translation>이 컴퓨터에서 그립니다</translation>
    </message>
    <message>
        <source>engine starts first: %1, %2</source>
        <translation>엔진 시작 포함: %1, %2</translation>
    </message>
    <message>
        <source>engine is warm</source>
        <translation>엔진 가동 중</translation>
    </message>
    <message>
        <source>%1 of %2 this month</source>
        <translation>이번 달 %2 중 %1</translation>
    </message>
    <message>
        <source>%1, with this order over the budget</source>
        <translation>%1, 이 주문으로 예산을 넘습니다</translation>
    </message>
    <message>
        <source>Prompt template</source>
        <translation>프롬프트 템플릿</translation>
    </message>
    <message>
        <source>Mood</source>
        <translation>기분</translation>
    </message>
    <message>
        <source>Delete “%1”</source>
        <translation>“%1” 삭제</translation>
    </message>
    <message>
        <source>standard</source>
        <translation>기본</translation>
    </message>
    <message>
        <source>One text for all pictures</source>
        <translation>모든 그림에 같은 글</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>무작위</translation>
    </message>
    <message>
        <source>The first picture&apos;s seed, the next ones count on. Empty: another one each time.</source>
        <translation>첫 그림의 시드이고 다음 그림은 하나씩 커집니다. 비우면 매번 바뀝니다.</translation>
    </message>
    <message>
        <source>SageMaker GPU</source>
        <translation>세이지메이커 GPU</translation>
    </message>
    <message>
        <source>Local painter</source>
        <translation>이 컴퓨터 화가</translation>
    </message>
    <message>
        <source>The settings say backend = &quot;aws&quot;: pictures come from there.</source>
        <translation>설정이 backend = &quot;aws&quot;라서 그림을 클라우드에서 만듭니다.</translation>
    </message>
    <message>
        <source>Choose backend = &quot;aws&quot; in the settings to have pictures made in the cloud.</source>
        <translation>클라우드에서 만들려면 설정에서 backend = &quot;aws&quot;를 고르세요.</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>장수</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>가이던스</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>The local painter goes by mood, seed and size; words are kept with the picture.</source>
        <translation>이 컴퓨터 화가는 기분, 시드, 크기만 봅니다. 글은 그림과 함께 보관합니다.</translation>
    </message>
    <message>
        <source>A picture</source>
        <translation>그림 한 장</translation>
    </message>
    <message>
        <source>Time for a picture</source>
        <translation>그림 한 장에 걸리는 시간</translation>
    </message>
    <message>
        <source>An hour of the endpoint</source>
        <translation>엔드포인트 한 시간</translation>
    </message>
    <message>
        <source>Budget of a month</source>
        <translation>한 달 예산</translation>
    </message>
    <message>
        <source>A picture painted on this machine</source>
        <translation>이 컴퓨터에서 그린 그림 한 장</translation>
    </message>
    <message>
        <source>These are the prices of the settings, for estimates. The bill of AWS is what counts.</source>
        <translation>설정에 적힌 예상용 가격입니다. 실제 요금은 AWS 청구서를 따릅니다.</translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation>제외 프롬프트</translation>
    </message>
    <message>
        <source>values, parted by commas</source>
        <translation>쉼표로 나눈 값</translation>
    </message>
    <message>
        <source>Values parted by commas, or by semicolons where a value has a comma in it.</source>
        <translation>값을 쉼표로 나눕니다. 값에 쉼표가 있으면 세미콜론으로 나눕니다.</translation>
    </message>
    <message>
        <source>Name of the template</source>
        <translation>템플릿 이름</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Batch %1 · %2</source>
        <translation>주문 %1 · %2</translation>
    </message>
</context>
</TS>
