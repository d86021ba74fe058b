package dev.backroom.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import dev.backroom.operation.Operation;
import dev.backroom.operation.ReceivingOperation.CheckIn;
import dev.backroom.operation.ReceivingOperation.CloseReceipt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodesFromOutsideTest {

    /// A message with `#` where its code stands.
    private static final String CLOSE = "{'type':'close-receipt','delivery':'#'}";

    private static String message(String pattern, String code) {
        return pattern.replace('\'', '"').replace("#", code);
    }

    private static Operation read(String message) throws JsonProcessingException {
        return Json.strict().readValue(message, Operation.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "||",
                "   ||",
                "D\\n1|unprintable",
                "D\\u001b[2J|unprintable",
                "D\\u007f|unprintable",
                "D\\u200b1|unprintable",
                "D\\u202e1|unprintable",
                "D\\u00a01|unprintable",
                "D\\u20281|unprintable",
                " D-1|space-around",
                "D-1 |space-around",
                "D12345678901234567890123456789012345678901234567890123456789012345|characters-max: 64"
            })
    void aCodeThatNobodyCouldReadIsRefused(String code, String detail) {
        assertThatThrownBy(() -> read(message(CLOSE, code == null ? "" : code)))
                .isInstanceOf(ValueInstantiationException.class)
                .hasMessageStartingWith(detail == null ? "" : detail);
    }

    @ParameterizedTest
    @ValueSource(strings = {"D", "4711", "DEL 1/2 (neu)", "Größe-Ü", "到货-7"})
    void everyOtherCodeIsTaken(String code) throws JsonProcessingException {
        assertThat(read(message(CLOSE, code))).isEqualTo(new CloseReceipt(code));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type':'put-vendor','code':'#','name':'N'}|code",
                "{'type':'put-items','items':[{'sku':'#'}]}|items,0,sku",
                "{'type':'put-order','order':'#'}|order",
                "{'type':'put-order','order':'PO-1','version':1,'vendor':'#'}|vendor",
                "{'type':'put-order','order':'PO-1','version':1,'vendor':'V','due':'2026-03-03','cancelled':false,"
                        + "'lines':[{'line':1,'sku':'#'}]}|lines,0,sku",
                "{'type':'put-locations','locations':[{'code':'B','parent':'#'}]}|locations,0,parent",
                "{'type':'put-notice','delivery':'D','vendor':'V','orders':['PO-1','#']}|orders,1",
                "{'type':'check-in','delivery':'D','seal':'#'}|seal",
                "{'type':'check-in','delivery':'D','driver':'#'}|driver",
                "{'type':'receive-goods','delivery':'D','goods':{'barcode':'1','quantity':'1','lot':'#'}}|goods,lot",
                "{'type':'receive-goods','delivery':'D','goods':{'barcode':'1','quantity':'1'},'to':'#'}|to",
                "{'type':'move-unit','sscc':'1','to':'#'}|to"
            })
    void theFieldIsNamedWhereverACodeStands(String pattern, String field) {
        assertThatThrownBy(() -> read(message(pattern, "a\\tb")))
                .isInstanceOfSatisfying(
                        ValueInstantiationException.class,
                        refused -> assertThat(refused.getPath().stream()
                                        .map(CodesFromOutsideTest::step)
                                        .collect(Collectors.joining(",")))
                                .isEqualTo(field));
    }

    private static String step(JsonMappingException.Reference step) {
        return step.getFieldName() == null ? Integer.toString(step.getIndex()) : step.getFieldName();
    }

    @Test
    void whatMayBeLeftOutMayBeEmpty() throws JsonProcessingException {
        String message = message("{'type':'check-in','delivery':'D','seal':'','unitsCounted':1,'damaged':false}", "");
        assertThat(read(message))
                .isInstanceOfSatisfying(
                        CheckIn.class, checkIn -> assertThat(checkIn.seal()).contains(""));
    }

    @Test
    void theLogStaysReadableWhateverItCallsThings() {
        String endless = "D\\u001b\\n".repeat(10_000);
        assertThat(Json.read(message(CLOSE, endless), Operation.class)).isInstanceOf(CloseReceipt.class);
    }
}
